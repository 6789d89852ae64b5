using System.Text;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Protocol.Signatures;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Protocol.Signatures;

public sealed class RequestSignatureTests
{
    private const string Key = "6fa87ba500002712bd4eed6020f3bd72";
    private const string Secret = "e9a599f0cf6ce193";
    private const string OtherKey = "0123456789abcdef0123456789abcdef";
    private const string OtherSecret = "0a2b3c4d5e6a7b8d";

    [Theory]
    [InlineData(
        "doc.tags.add", $"api_key={Key}&doc_id=1234&keywords=easy", Secret, SigningOrder.ParametersFirst,
        "a269b218feb341ef03bc093a0f2c8078")]
    [InlineData("", $"api_key={Key}&perm_network=read", Secret, SigningOrder.ParametersFirst, "da183021cd39461108770b822fcd9398")]
    [InlineData(
        "auth.getToken", $"api_key={OtherKey}&frob=123456789-0ad5e2a80ad5e2a8", OtherSecret, SigningOrder.SecretFirst,
        "8ae34e6d4abe8384cf45c70f9b90c657")]
    [InlineData("", $"api_key={OtherKey}&perm_doc=write", OtherSecret, SigningOrder.SecretFirst, "d1ec59737e69c31f7a65ac3cf73c61d0")]
    public void The_known_signatures_are_calculated(string method, string parameters, string secret, SigningOrder order, string expected)
    {
        Assert.Equal(expected, RequestSignature.Compute(Read(parameters), method, secret, order));
        Assert.True(RequestSignature.Matches(Read(parameters), method, secret, order, expected));
    }

    [Fact]
    public void The_order_of_the_parameters_does_not_matter() =>
        Assert.Equal(
            RequestSignature.Compute(Read("b=2&a=1&c=3"), "m", "s", SigningOrder.ParametersFirst),
            RequestSignature.Compute(Read("c=3&b=2&a=1"), "m", "s", SigningOrder.ParametersFirst));

    [Fact]
    public void The_signature_itself_is_not_signed() =>
        Assert.Equal(
            RequestSignature.Compute(Read("a=1"), "m", "s", SigningOrder.ParametersFirst),
            RequestSignature.Compute(Read("a=1&api_sig=0"), "m", "s", SigningOrder.ParametersFirst));

    [Fact]
    public void A_field_called_file_is_signed() =>
        Assert.NotEqual(
            RequestSignature.Compute(Read("a=1"), "m", "s", SigningOrder.ParametersFirst),
            RequestSignature.Compute(Read("a=1&file=x"), "m", "s", SigningOrder.ParametersFirst));

    [Fact]
    public void Raw_values_are_signed_instead_of_encoded_ones()
    {
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes("qa b+ü🍋ms")));

        Assert.Equal(expected, RequestSignature.Compute(Read("q=a%20b%2B%C3%BC%F0%9F%8D%8B"), "m", "s", SigningOrder.ParametersFirst));
    }

    [Theory]
    [InlineData("B", "a")]
    [InlineData("a", "a_")]
    [InlineData("a1", "a_")]
    [InlineData("z", "é")]
    [InlineData("\uFFFD", "\U0001F34B")]
    [InlineData("\uE000", "\U00010000")]
    public void Names_are_sorted_by_their_UTF8_bytes(string first, string second)
    {
        Assert.True(Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second)) < 0);
        Assert.True(Utf8NameOrder.Compare(first, second) < 0);
        Assert.True(Utf8NameOrder.Compare(second, first) > 0);
        Assert.Equal(0, Utf8NameOrder.Compare(first, first));
    }

    [Fact]
    public void Any_parameters_are_signed_as_a_plain_client_signs_them()
    {
        var random = new Random(20_250_314);
        var names = new[] { "a", "A", "_", "0", "é", "\uE000", "\U0001F34B", "zz", "api_key", "doc_id" };
        for (var i = 0; i < 500; i++)
        {
            var parameters = new ParameterList();
            foreach (var name in names.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()))
                parameters.Add(name, new string([.. Enumerable.Range(0, random.Next(400)).Select(_ => (char)random.Next(32, 0xD7FF))]));
            var order = (SigningOrder)random.Next(2);

            var expected = Signer.Sign("doc.set", parameters, Secret, order);

            Assert.Equal(expected, RequestSignature.Compute(parameters, "doc.set", Secret, order));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a269b218feb341ef03bc093a0f2c807")]
    [InlineData("A269B218FEB341EF03BC093A0F2C8078")]
    [InlineData("a269b218feb341ef03bc093a0f2c8079")]
    [InlineData("é269b218feb341ef03bc093a0f2c8078")]
    public void Only_the_right_signature_matches(string given) =>
        Assert.False(
            RequestSignature.Matches(
                Read($"api_key={Key}&doc_id=1234&keywords=easy"), "doc.tags.add", Secret, SigningOrder.ParametersFirst, given));

    [Theory]
    [InlineData(SigningOrder.ParametersFirst, SigningOrder.SecretFirst)]
    [InlineData(SigningOrder.SecretFirst, SigningOrder.ParametersFirst)]
    public async Task A_sandbox_accepts_only_its_signing_order(SigningOrder accepted, SigningOrder refused)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { SignatureOrder = accepted });
        using var client = new Client(server);
        var call = client.Signed("auth.getFrob");

        Assert.Equal(0, Client.Code(await client.PostAsync("auth.getFrob", call)));

        call["api_sig"] = Signer.Sign("auth.getFrob", call, server.Options.ApiSecret, refused);
        Assert.Equal(105, Client.Code(await client.PostAsync("auth.getFrob", call)));
    }

    private static ParameterList Read(string query)
    {
        var parameters = new ParameterList();
        RequestReader.AddEncoded(parameters, query.AsMemory());
        return parameters;
    }
}
