using Weir.Engines.Spark.Connect;

namespace Weir.Engines.Spark.Tests.Connect;

public sealed class SparkAddressTests
{
    [Fact]
    public void A_host_alone_is_enough()
    {
        SparkAddress address = Right("sc://cluster");
        (address.Host, address.Port, address.UseTls, address.Token, address.MaximumMessageBytes).ShouldBe(("cluster", 15002, false, null, 128 << 20));
        address.BaseAddress.ToString().ShouldBe("http://cluster:15002/");
    }

    [Fact]
    public void Every_documented_key_is_read_and_the_rest_are_headers()
    {
        SparkAddress address = Right(
            "sc://h:443/;token=a%2Fb==;use_ssl=true;user_id=ann;user_agent=nightly;session_id=0A0A0A0A-0000-4000-8000-000000000001;grpc_max_message_size=1000;x-cluster-id=7=8");
        address.Token!.Reveal().ShouldBe("a/b==");
        (address.UseTls, address.UserId, address.UserAgent, address.MaximumMessageBytes).ShouldBe((true, "ann", "nightly", 1000));
        address.SessionId.ShouldBe("0a0a0a0a-0000-4000-8000-000000000001");
        address.Headers.Select(header => (header.Name, header.Reveal())).ShouldBe([("x-cluster-id", "7=8")]);
        address.ToString().ShouldBe("sc://h:443");
    }

    [Theory]
    [InlineData("sc://far/;token=t", true)]
    [InlineData("sc://localhost/;token=t", false)]
    [InlineData("sc://far/;token=t;use_ssl=false", false)]
    [InlineData("sc://localhost/;use_ssl=true", true)]
    public void A_token_is_encrypted_unless_said_otherwise(string text, bool encrypted) => Right(text).UseTls.ShouldBe(encrypted);

    [Fact]
    public void An_address_of_the_sixth_version_stands_in_brackets()
    {
        SparkAddress address = Right("sc://[::1]:7000");
        (address.Host, address.Port).ShouldBe(("::1", 7000));
        address.BaseAddress.ToString().ShouldBe("http://[::1]:7000/");
    }

    [Theory]
    [InlineData("http://h", "sc://")]
    [InlineData("SC://h", "sc://")]
    [InlineData("sc://", "no host")]
    [InlineData("sc://h:99999", "'99999'")]
    [InlineData("sc://h:0", "'0'")]
    [InlineData("sc://h/path", "no path")]
    [InlineData("sc://h;token=x", "a `/` between")]
    [InlineData("sc://h/;token", "key=value")]
    [InlineData("sc://h/;use_ssl=yes", "`use_ssl`")]
    [InlineData("sc://h/;session_id=7", "`session_id`")]
    [InlineData("sc://h/;token=", "`token`")]
    [InlineData("sc://h/;grpc_max_message_size=big", "`grpc_max_message_size`")]
    [InlineData("sc://h/;x-a=%0Abroken", "'x-a'")]
    public void A_mistake_is_a_sentence(string text, string expected)
    {
        (SparkAddress? address, string? problem) = SparkAddressReader.Read(text);
        address.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public void A_secret_is_in_no_message()
    {
        SparkAddressReader.Read("sc://h/;x-key=s3cret%0A").Problem.ShouldNotBeNull().ShouldNotContain("s3cret");
        Right("sc://h/;token=s3cret").ToString().ShouldNotContain("s3cret");
    }

    private static SparkAddress Right(string text)
    {
        (SparkAddress? address, string? problem) = SparkAddressReader.Read(text);
        problem.ShouldBeNull();
        return address!;
    }
}
