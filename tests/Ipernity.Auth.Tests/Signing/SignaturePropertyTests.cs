using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Signing;

/// <summary>What holds for every call, tried on thousands of random ones.</summary>
[Properties(Arbitrary = [typeof(Calls)], MaxTest = 1000)]
public sealed class SignaturePropertyTests
{
    [Property]
    public bool The_signature_is_that_of_the_plain_rule(SampleCall call) =>
        call.Sign() == PlainSigner.Sign(call.Secret, call.Order, call.Method, call.Parameters);

    [Property]
    public bool The_order_of_insertion_does_not_matter(SampleCall call) =>
        call.Sign() == (call with { Parameters = [.. Enumerable.Reverse(call.Parameters)] }).Sign();

    [Property]
    public bool An_api_sig_among_the_parameters_is_left_out(SampleCall call) =>
        call.Sign() == (call with { Parameters = [.. call.Parameters, new("api_sig", "anything")] }).Sign();

    [Property]
    public bool Another_secret_gives_another_signature(SampleCall call) => call.Sign() != (call with { Secret = call.Secret + "x" }).Sign();

    [Property]
    public bool A_signature_is_32_lower_case_hexadecimal_digits(SampleCall call) =>
        call.Sign() is { Length: 32 } signature && signature.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    [Property]
    public bool The_description_never_holds_the_secret(SampleCall call) =>
        !new RequestSigner("top-" + call.Secret, call.Order)
            .Describe(call.Method, call.Parameters)
            .Contains("top-" + call.Secret, StringComparison.Ordinal);

    /// <summary>A call as somebody might make it.</summary>
    public sealed record SampleCall(string Secret, SignatureOrder Order, string Method, KeyValuePair<string, string>[] Parameters)
    {
        public string Sign() => new RequestSigner(Secret, Order).Sign(Method, Parameters);

        public override string ToString() => $"{Order} {Method} {string.Join(" ", Parameters.Select(p => $"[{p.Key}={p.Value}]"))}";
    }

    /// <summary>Calls with names in mixed case, with digits, underscores and other scripts, and with values of every kind.</summary>
    public static class Calls
    {
        private static readonly string[] Pieces =
        [
            "a",
            "B",
            "Z",
            "z",
            "_",
            "-",
            ".",
            "0",
            "9",
            "ab",
            "é",
            "ß",
            "İ",
            "ı",
            "я",
            "中",
            "\uE000",
            "\uFFFD",
            "🙂",
            "𐐀",
            " ",
            "&",
            "=",
            "%",
            "+",
            "\n",
        ];

        public static Arbitrary<SampleCall> Arbitrary()
        {
            var text = Gen.Elements(Pieces).ListOf().Select(string.Concat);
            var name = Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat);
            var parameters = name.Zip(text)
                .ListOf()
                .Select(pairs =>
                    pairs.DistinctBy(pair => pair.Item1).Select(pair => new KeyValuePair<string, string>(pair.Item1, pair.Item2)).ToArray()
                );
            var call =
                from secret in name
                from order in Gen.Elements(SignatureOrder.ParametersFirst, SignatureOrder.SecretFirst)
                from method in Gen.Elements("doc.getList", "test.echo", "")
                from list in parameters
                select new SampleCall(secret, order, method, list);
            return call.ToArbitrary();
        }
    }

    [Fact]
    public void Names_outside_the_basic_plane_come_last_as_their_bytes_do()
    {
        KeyValuePair<string, string>[] parameters = [new("\U0001F642", "2"), new("\uFFFD", "1")];
        Assert.True(Encoding.UTF8.GetBytes("\U0001F642")[0] > Encoding.UTF8.GetBytes("\uFFFD")[0]);
        Assert.Equal("\uFFFD1\U0001F6422m***", new RequestSigner("s").Describe("m", parameters));
    }
}
