using Ipernity.Auth.Methods;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Errors;

/// <summary>The service understood the call and answered it with an error.</summary>
public sealed class IpernityApiException : IpernityException
{
    private IpernityApiException(int code, ApiError error, string method, string advice, string serviceMessage, int httpStatus)
        : base(error.IdFor(code), method, Describe(code, method, serviceMessage, error), advice, httpStatus, null)
    {
        Code = code;
        ServiceMessage = serviceMessage;
    }

    /// <summary>The service's code: 1 to 99 belong to the method, the others are common to all; 0 where it gave none.</summary>
    public int Code { get; }

    /// <summary>The service's own words, without what is secret; may be empty.</summary>
    public string ServiceMessage { get; }

    internal static IpernityApiException Create(int code, string method, string serviceMessage, SignatureOrder order, int httpStatus)
    {
        var error = ApiError.Of(code);
        var advice = code == ApiError.SignatureInvalid
            ? $"{error.Advice} If they are right, try the other signature order: {(order == SignatureOrder.ParametersFirst ? SignatureOrder.SecretFirst : SignatureOrder.ParametersFirst)}."
            : error.Advice;
        return new IpernityApiException(code, error, method, advice, serviceMessage, httpStatus);
    }

    private static string Describe(int code, string method, string serviceMessage, ApiError error)
    {
        var words = (serviceMessage.Length > 0 ? serviceMessage : error.Meaning).TrimEnd('.');
        return code > 0
            ? $"ipernity answered {method} with error {code}: {words}.{(code == ApiError.UnknownMethod ? Similar(method) : "")}"
            : $"ipernity answered {method} with a status that is not ok: {words}.";
    }

    private static string Similar(string method)
    {
        var names = MethodCatalogue.FindSimilar(method).Where(name => name != method).ToArray();
        return names.Length == 0 ? "" : $" Similar names: {string.Join(", ", names)}.";
    }
}
