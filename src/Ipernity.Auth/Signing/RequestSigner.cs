using System.Buffers;

namespace Ipernity.Auth.Signing;

/// <summary>
/// Signs calls and authorization links. A signature is the MD5, as lower-case hexadecimal digits, of the names and raw values of the
/// parameters in the byte order of their names, the method's name, and the secret.
/// (Source: the service's documentation, chapter "Signing requests".)
/// </summary>
/// <param name="secret">The application's secret.</param>
/// <param name="order">The order of the parts.</param>
public sealed class RequestSigner(string secret, SignatureOrder order = SignatureOrder.ParametersFirst)
{
    /// <summary>The replacement for secrets in <see cref="Describe"/>.</summary>
    public const string Mask = "***";

    private readonly string _secret = secret ?? throw new ArgumentNullException(nameof(secret));

    /// <summary>The order of the parts of the signed string.</summary>
    public SignatureOrder Order { get; } = order;

    /// <summary>Signs a call. On .NET 8 it allocates nothing but the result, unless a text is very long.</summary>
    /// <param name="method">The method's name, such as <c>doc.tags.add</c>.</param>
    /// <param name="parameters">
    /// The parameters in any order, with raw values. <c>api_sig</c> and the <c>file</c> of an upload are not signed.
    /// </param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice, or a text is not valid Unicode.</exception>
    public string Sign(string method, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
        Compute(method ?? throw new ArgumentNullException(nameof(method)), parameters);

    /// <summary>Signs an authorization link, which has no method.</summary>
    /// <param name="parameters">The link's parameters, with raw values.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice, or a text is not valid Unicode.</exception>
    public string SignLink(ReadOnlySpan<KeyValuePair<string, string>> parameters) => Compute("", parameters);

    /// <summary>Describes the signed string with <see cref="Mask"/> instead of the secret and the value of <c>auth_token</c>.</summary>
    /// <param name="method">The method's name, or an empty string for a link.</param>
    /// <param name="parameters">The parameters in any order, with raw values.</param>
    /// <returns>The masked string.</returns>
    /// <exception cref="ArgumentException">A parameter is given twice.</exception>
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
            // The secret must not stay in a shared buffer.
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
