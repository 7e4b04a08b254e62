namespace Weir.Connectors.Web.Http;

/// <summary>An answer that counts as success.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">What it holds.</param>
/// <param name="IsJson">Whether it says that it is JSON.</param>
/// <param name="NextLink">The address of the header Link with <c>rel="next"</c>; null without one.</param>
internal sealed record HttpAnswer(int Status, byte[] Body, bool IsJson, string? NextLink);
