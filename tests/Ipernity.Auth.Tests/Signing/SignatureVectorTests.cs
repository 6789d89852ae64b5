using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Signing;

/// <summary>The examples that the service's documentation prints and that were checked independently.</summary>
public sealed class SignatureVectorTests
{
    private const string FirstKey = "6fa87ba500002712bd4eed6020f3bd72";
    private const string FirstSecret = "e9a599f0cf6ce193";
    private const string SecondKey = "0123456789abcdef0123456789abcdef";
    private const string SecondSecret = "0a2b3c4d5e6a7b8d";

    [Fact]
    public void A_call_with_parameters_first() =>
        Assert.Equal(
            "a269b218feb341ef03bc093a0f2c8078",
            new RequestSigner(FirstSecret).Sign("doc.tags.add", [new("api_key", FirstKey), new("doc_id", "1234"), new("keywords", "easy")])
        );

    [Fact]
    public void A_link_with_parameters_first() =>
        Assert.Equal(
            "da183021cd39461108770b822fcd9398",
            new RequestSigner(FirstSecret).SignLink([new("api_key", FirstKey), new("perm_network", "read")])
        );

    [Fact]
    public void A_call_with_the_secret_first() =>
        Assert.Equal(
            "8ae34e6d4abe8384cf45c70f9b90c657",
            new RequestSigner(SecondSecret, SignatureOrder.SecretFirst).Sign(
                "auth.getToken",
                [new("api_key", SecondKey), new("frob", "123456789-0ad5e2a80ad5e2a8")]
            )
        );

    [Fact]
    public void A_link_with_the_secret_first() =>
        Assert.Equal(
            "d1ec59737e69c31f7a65ac3cf73c61d0",
            new RequestSigner(SecondSecret, SignatureOrder.SecretFirst).SignLink([new("api_key", SecondKey), new("perm_doc", "write")])
        );

    [Fact]
    public void Parameters_first_is_the_default() => Assert.Equal(SignatureOrder.ParametersFirst, new RequestSigner(FirstSecret).Order);
}
