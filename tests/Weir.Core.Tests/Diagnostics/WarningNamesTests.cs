using Weir.Core.Diagnostics;

namespace Weir.Core.Tests.Diagnostics;

public sealed class WarningNamesTests
{
    private static readonly DiagnosticCode Star = new("WEIR4504", "lint-select-star", Severity.Warning, Fault.Author, "");

    [Theory]
    [InlineData("*", true)]
    [InlineData("WEIR4504", true)]
    [InlineData("lint-select-star", true)]
    [InlineData("AQ-LINT011", true)]
    [InlineData("AQ-LINT010", false)]
    [InlineData("runtime_assert", false)]
    [InlineData("", false)]
    public void A_warning_has_several_names(string name, bool has) => WarningNames.Have([name], Star).ShouldBe(has);

    [Theory]
    [InlineData("spillway_port_mismatch", "WEIR4032")]
    [InlineData("AQ-WARN [runtime_assert]", "WEIR6021")]
    [InlineData("hook_command_disabled", "WEIR6071")]
    public void Ids_of_Aqueduct_are_taken(string name, string id) =>
        WarningNames.Have(["x", name], new DiagnosticCode(id, "y", Severity.Warning, Fault.Author, "")).ShouldBeTrue();
}
