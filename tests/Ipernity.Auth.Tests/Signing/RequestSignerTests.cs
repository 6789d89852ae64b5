using System.Globalization;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Signing;

public sealed class RequestSignerTests
{
    private static readonly RequestSigner Signer = new("secret");

    [Theory]
    [InlineData("upload.file")]
    [InlineData("upload.replace")]
    public void The_file_of_an_upload_is_left_out(string method) =>
        Assert.Equal(Signer.Sign(method, [new("title", "x")]), Signer.Sign(method, [new("file", "bytes"), new("title", "x")]));

    [Fact]
    public void A_file_parameter_of_any_other_method_is_signed() =>
        Assert.NotEqual(Signer.Sign("test.echo", [new("echo", "x")]), Signer.Sign("test.echo", [new("echo", "x"), new("file", "x")]));

    [Fact]
    public void Upper_case_digits_and_underscore_stand_as_their_bytes_do() =>
        Assert.Equal(
            "A1Z2_3a4a05a_6z7m***",
            Signer.Describe(
                "m",
                [new("z", "7"), new("a_", "6"), new("a0", "5"), new("a", "4"), new("_", "3"), new("Z", "2"), new("A", "1")]
            )
        );

    [Fact]
    public void An_empty_value_leaves_its_name() => Assert.Equal("ab1m***", Signer.Describe("m", [new("b", "1"), new("a", "")]));

    [Fact]
    public void A_value_is_signed_raw() => Assert.Equal("kwa b&c=%20+ém***", Signer.Describe("m", [new("kw", "a b&c=%20+é")]));

    [Fact]
    public void The_description_masks_the_token() =>
        Assert.DoesNotContain("t0ken", Signer.Describe("m", [new("auth_token", "t0ken")]), StringComparison.Ordinal);

    [Fact]
    public void The_secret_first_order_puts_the_method_between() =>
        Assert.Equal("***ma1", new RequestSigner("secret", SignatureOrder.SecretFirst).Describe("m", [new("a", "1")]));

    [Fact]
    public void A_name_given_twice_is_refused_by_its_name() =>
        Assert.Contains(
            "'page'",
            Assert.Throws<ArgumentException>(() => Signer.Sign("m", [new("page", "1"), new("page", "2")])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Half_a_surrogate_pair_is_refused_rather_than_replaced() =>
        Assert.Contains(
            "surrogate",
            Assert.Throws<ArgumentException>(() => Signer.Sign("m", [new("a", "\uD83D")])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_value_of_a_megabyte_is_signed_as_by_the_plain_rule()
    {
        KeyValuePair<string, string>[] parameters = [new("description", new string('é', 1_000_000))];
        Assert.Equal(PlainSigner.Sign("secret", SignatureOrder.ParametersFirst, "doc.set", parameters), Signer.Sign("doc.set", parameters));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void No_culture_plays_a_part(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("I1IP2i3ip4m***", Signer.Describe("m", [new("ip", "4"), new("i", "3"), new("IP", "2"), new("I", "1")]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

#if NET
    [Fact]
    public void Signing_a_typical_call_allocates_the_result_and_nothing_else()
    {
        KeyValuePair<string, string>[] parameters =
        [
            new("api_key", "6fa87ba500002712bd4eed6020f3bd72"),
            new("auth_token", "123-456-789"),
            new("user_id", "42"),
            new("per_page", "100"),
            new("page", "3"),
            new("extra", "dates,owner"),
        ];
        var signature = "";
        for (var warm = 0; warm < 100; warm++)
            signature = Signer.Sign("doc.getList", parameters);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            signature = Signer.Sign("doc.getList", parameters);
        var perCall = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0;

        before = GC.GetAllocatedBytesForCurrentThread();
        _ = new string('x', signature.Length);
        Assert.Equal(GC.GetAllocatedBytesForCurrentThread() - before, perCall);
    }
#endif

    [Fact]
    public async Task One_signer_serves_many_threads()
    {
        var expected = Signer.Sign("test.echo", [new("echo", "1")]);
        var signatures = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => Signer.Sign("test.echo", [new("echo", "1")])))
        );
        Assert.All(signatures, signature => Assert.Equal(expected, signature));
    }
}
