using Weir.Core.Diagnostics;

namespace Weir.Connectors.Files.Tests;

public sealed class FileFaultsTests
{
    [Theory]
    [InlineData(28, "disk-full")]
    [InlineData(122, "disk-full")]
    [InlineData(13, "target-unwritable")]
    [InlineData(1, "target-unwritable")]
    [InlineData(30, "target-unwritable")]
    [InlineData(5, "file-failed")]
    public void A_refusal_of_the_system_gets_the_code_of_its_cause(int error, string slug)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are Linux's.");

        WeirException explained = FileFaults.Explain("publish /data/out.csv", new IOException("The system's words.", error));

        explained.Diagnostic.Code.Slug.ShouldBe(slug);
        explained.Diagnostic.Code.Fault.ShouldBe(Fault.Environment);
        explained.Message.ShouldBe("Can't publish /data/out.csv: The system's words.");
        explained.Diagnostic.Hint.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_full_disk_is_told_as_such()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");

        WeirException full = Should.Throw<WeirException>(() => FileFaults.Guard("write /dev/full", () => File.WriteAllText("/dev/full", new string('x', 10_000))));

        full.Diagnostic.Code.ShouldBe(FileCodes.DiskFull);
    }

    [Fact]
    public void Every_code_has_an_id_and_a_slug_of_its_own()
    {
        FileCodes.All.Select(c => c.Id).ShouldBeUnique();
        FileCodes.All.Select(c => c.Slug).ShouldBeUnique();
    }
}
