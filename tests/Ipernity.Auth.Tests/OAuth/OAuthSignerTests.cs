using Ipernity.Auth.OAuth;

namespace Ipernity.Auth.Tests.OAuth;

/// <summary>The examples of RFC 5849, and the limits of the signature.</summary>
public sealed class OAuthSignerTests
{
    private const string Secret = "kd94hf93k423kf44";

    [Theory]
    [InlineData(
        "POST", "https://photos.example.net/initiate", "", "74KNZJeDHnMBp0EMJ9ZHt/XKycU=",
        "oauth_timestamp=137131200 oauth_nonce=wIjqoS oauth_callback=http://printer.example.com/ready")]
    [InlineData(
        "POST", "https://photos.example.net/token", "hdhd0244k9j7ao03", "gKgrFCywp7rO0OXSjdot/IHF7IU=",
        "oauth_token=hh5s93j4hdidpola oauth_timestamp=137131201 oauth_nonce=walatlh oauth_verifier=hfdp7dh39dks9884")]
    [InlineData(
        "GET", "http://photos.example.net/photos?file=vacation.jpg&size=original", "pfkkdhi9sl3r4s00", "MdpQcU8iPSUjWoN/UDMsK2sui9I=",
        "oauth_token=nnch734d00sl2jdk oauth_timestamp=137131202 oauth_nonce=chapoH file=vacation.jpg size=original")]
    public void The_signatures_of_section_1_2_are_reproduced(
        string httpMethod, string address, string tokenSecret, string signature, string parameters) => Assert.Equal(
        signature,
        new OAuthSigner(Secret, tokenSecret).Sign(
            httpMethod, new Uri(address), Read($"oauth_consumer_key=dpf43f3p2l4k3l03 oauth_signature_method=HMAC-SHA1 {parameters}")));

    [Fact]
    public void The_base_string_of_section_3_4_1_1_is_reproduced() => Assert.Equal(
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26"
        + "oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26"
        + "oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7",
        OAuthSigner.CreateBaseString("post", new Uri("http://EXAMPLE.COM:80/request?b5=%3D%253D"),
        [
            new("b5", "=%3D"), new("a3", "a"), new("c@", ""), new("a2", "r b"), new("c2", ""), new("a3", "2 q"),
            new("oauth_consumer_key", "9djdj82h48djs9d2"), new("oauth_token", "kkk9d7dh3k39sjv7"),
            new("oauth_signature_method", "HMAC-SHA1"), new("oauth_timestamp", "137131201"), new("oauth_nonce", "7d8f3e4a"),
            new("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="), new("realm", "Example"),
        ]));

    [Theory]
    [InlineData("http://EXAMPLE.COM:80/r%20v/X?id=123", "http%3A%2F%2Fexample.com%2Fr%2520v%2FX")]
    [InlineData("https://www.example.net:8080/?q=1", "https%3A%2F%2Fwww.example.net%3A8080%2F")]
    public void The_addresses_of_section_3_4_1_2_are_reproduced(string address, string expected) =>
        Assert.Equal($"GET&{expected}&", OAuthSigner.CreateBaseString("GET", new Uri(address), []));

    [Theory]
    [InlineData("ABCabc019-._~", "ABCabc019-._~")]
    [InlineData(" +*'()!/:=&%", "%20%2B%2A%27%28%29%21%2F%3A%3D%26%25")]
    [InlineData("café 水 🍋", "caf%C3%A9%20%E6%B0%B4%20%F0%9F%8D%8B")]
    public void Values_are_encoded_as_section_3_6_says(string value, string encoded) => Assert.EndsWith(
        $"a%3D{encoded.Replace("%", "%25", StringComparison.Ordinal)}",
        OAuthSigner.CreateBaseString("GET", new Uri("http://example.com/"), [new("a", value)]), StringComparison.Ordinal);

    [Fact]
    public void Plaintext_is_the_two_secrets_and_needs_HTTPS()
    {
        var signer = new OAuthSigner("djr9rjt0jd78jf88", "jjd99$tj88uiths3", OAuthSignatureMethod.Plaintext);
        Assert.Equal("PLAINTEXT", signer.MethodName);
        Assert.Equal("djr9rjt0jd78jf88&jjd99%24tj88uiths3", signer.Sign("GET", new Uri("https://example.com/"), []));
        var refused = Assert.Throws<ArgumentException>(() => signer.Sign("GET", new Uri("http://example.com/"), []));
        Assert.DoesNotContain("djr9rjt0jd78jf88", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_refused() => Assert.Throws<ArgumentException>(
        () => new OAuthSigner("s").Sign("GET", new Uri("http://example.com/"), [new("a", "\uD800")]));

    private static IEnumerable<KeyValuePair<string, string>> Read(string parameters) =>
        parameters.Split(' ').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
