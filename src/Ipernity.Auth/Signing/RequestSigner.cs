using System.Buffers;

namespace Ipernity.Auth.Signing;

/// <summary>
/// Signs calls and authorization links: the lower-case hexadecimal MD5 of the parameters in byte order of their
/// names, each as name and raw value, with the method's name and the application's secret around them.
/// (Source: the service's documentation, chapter "Signing requests".)
/// </summary>
/// <param name="secret">The application's secret.</param>
/// <param name="order">The order of the parts.</param>
public sealed class RequestSigner(string secret, SignatureOrder order = SignatureOrder.ParametersFirst)
{
    /// <summary>What stands for a secret in <see cref="Describe"/>.</summary>
    public const string Mask = "***";

    private readonly string _secret = secret ?? throw new ArgumentNullException(nameof(secret));

    /// <summary>The order of the parts of the string that is signed.</summary>
    public SignatureOrder Order { get; } = order;

    /// <summary>Signs the call of a method. Only the result is allocated (on .NET 8, for texts of usual length).</summary>
    /// <param name="method">The method's name, such as <c>doc.tags.add</c>.</param>
    /// <param name="parameters">The parameters in any order, with raw values. <c>api_sig</c>, and the <c>file</c> of an upload, are left out.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">A name stands twice, or a text is not valid Unicode.</exception>
    public string Sign(string method, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
        Compute(method ?? throw new ArgumentNullException(nameof(method)), parameters);

    /// <summary>Signs an authorization link, which has no method.</summary>
    /// <param name="parameters">The link's parameters, with raw values.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">A name stands twice, or a text is not valid Unicode.</exception>
    public string SignLink(ReadOnlySpan<KeyValuePair<string, string>> parameters) => Compute("", parameters);

    /// <summary>The string that is signed, for a person to read: the secret, and the value of <c>auth_token</c>, are masked.</summary>
    /// <param name="method">The method's name, or nothing for a link.</param>
    /// <param name="parameters">The parameters as they would be signed.</param>
    /// <returns>The parts in their order, with <see cref="Mask"/> for what is secret.</returns>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public string Describe(string method, ReadOnlySpan<KeyValuePair<string, string>> parameters)
    {
        using var sorted = SortedParameters.Of(method, parameters);
        var parts = new System.Text.StringBuilder();
        foreach (var parameter in sorted.Span)
        {
            var isToken = string.Equals(parameter.Key, "auth_token", StringComparison.Ordinal);
            parts.Append(parameter.Key).Append(isToken ? Mask : parameter.Value);
        }

        return Order == SignatureOrder.SecretFirst
            ? string.Concat(Mask, method, parts.ToString())
            : string.Concat(parts.ToString(), method, Mask);
    }

    private string Compute(string method, ReadOnlySpan<KeyValuePair<string, string>> parameters)
    {
        using var sorted = SortedParameters.Of(method, parameters);
        var length = Utf8Text.MaxLength(method) + Utf8Text.MaxLength(_secret);
        foreach (var parameter in sorted.Span)
            length += Utf8Text.MaxLength(parameter.Key) + Utf8Text.MaxLength(parameter.Value);

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Md5Hex.Of(buffer, Write(buffer, method, sorted.Span));
        }
        finally
        {
            // The secret must not stay behind in a shared buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private int Write(byte[] buffer, string method, ReadOnlySpan<KeyValuePair<string, string>> sorted)
    {
        var text = new Utf8Text(buffer);
        if (Order == SignatureOrder.SecretFirst)
        {
            text.Append(_secret);
            text.Append(method);
        }

        foreach (var parameter in sorted)
        {
            text.Append(parameter.Key);
            text.Append(parameter.Value);
        }

        if (Order == SignatureOrder.ParametersFirst)
        {
            text.Append(method);
            text.Append(_secret);
        }

        return text.Length;
    }
}
