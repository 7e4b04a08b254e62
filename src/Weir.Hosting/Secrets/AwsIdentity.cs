namespace Weir.Hosting.Secrets;

/// <summary>Who asks AWS.</summary>
internal sealed record AwsIdentity(string AccessKey, string SecretKey, string? SessionToken);
