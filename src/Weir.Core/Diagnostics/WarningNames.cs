namespace Weir.Core.Diagnostics;

/// <summary>How authors name warnings in <c>suppress</c> and <c>strict</c>: by id, by name, by Aqueduct's id for the same thing, or <c>*</c> for all.</summary>
public static class WarningNames
{
    private const string Everything = "*";

    /// <summary>Aqueduct's ids, and Weir's for the same finding.</summary>
    private static readonly (string Theirs, string Ours)[] Aliases =
    [
        ("AQ-LINT001", "WEIR4501"), ("AQ-LINT002", "WEIR4502"), ("AQ-LINT003", "WEIR4021"), ("AQ-LINT004", "WEIR4505"), ("AQ-LINT010", "WEIR4503"), ("AQ-LINT011", "WEIR4504"),
        ("spillway_port_mismatch", "WEIR4032"),
        ("engine_key_ignored", "WEIR4047"),
        ("runtime_assert", "WEIR6021"),
        ("runtime_assert_quarantine_no_spillway", "WEIR6022"),
        ("runtime_assert_webhook_fire_failed", "WEIR6023"),
        ("runtime_assert_webhook", "WEIR6024"),
        ("runtime_probe_error", "WEIR6030"), ("runtime_probe_signal_error", "WEIR6030"),
        ("runtime_resume_hash_changed", "WEIR6070"),
        ("hook_failed", "WEIR6071"), ("hook_command_disabled", "WEIR6071"), ("hook_cycle", "WEIR6071"), ("hook_depth", "WEIR6071"),
        ("runtime_ingress_new_columns", "WEIR5012"), ("runtime_egress_new_columns", "WEIR5012"),
    ];

    /// <summary>Whether a list of names has a finding's code.</summary>
    public static bool Have(IReadOnlyList<string> names, DiagnosticCode code)
    {
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            if (name == Everything || name == code.Id || name == code.Slug || Theirs(name) == code.Id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Weir's id for one of Aqueduct's, also when it is written <c>AQ-WARN [id]</c>; null for another name.</summary>
    private static string? Theirs(string name)
    {
        ReadOnlySpan<char> bare = name.StartsWith("AQ-WARN [", StringComparison.Ordinal) && name.EndsWith(']') ? name.AsSpan(9, name.Length - 10) : name;
        foreach ((string theirs, string ours) in Aliases)
        {
            if (bare.SequenceEqual(theirs))
            {
                return ours;
            }
        }

        return null;
    }
}
