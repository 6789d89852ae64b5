namespace Ipernity.Auth.Http;

/// <summary>The body of a call that sends more than a form of parameters.</summary>
public abstract class RequestBody
{
    /// <summary>
    /// Whether all of the body was handed to the network in the latest attempt. Until then, the service cannot have completed the call.
    /// </summary>
    public abstract bool IsComplete { get; }

    /// <summary>Whether to wait for the service's consent before the body is sent (<c>Expect: 100-continue</c>).</summary>
    public abstract bool ExpectContinue { get; }

    /// <summary>Creates the content of one attempt.</summary>
    /// <param name="fields">The parameters with key, token and signature.</param>
    /// <param name="advanced">Called whenever a part was handed to the network.</param>
    /// <returns>The content, which the caller disposes.</returns>
    public abstract HttpContent CreateContent(IReadOnlyList<KeyValuePair<string, string>> fields, Action advanced);
}
