using System.Collections.Specialized;

namespace Weir.Hosting.Tests.Support;

/// <summary>What a <see cref="FakeServer"/> was asked.</summary>
internal sealed record FakeRequest(string Method, string Path, NameValueCollection Headers, string Body);
