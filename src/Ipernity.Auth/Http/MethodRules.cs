namespace Ipernity.Auth.Http;

/// <summary>What the client must know of a method to sign and retry its calls.</summary>
/// <param name="ChangesData">Whether the method changes data. Such a call is not retried if the service may have completed it.</param>
/// <param name="NeedsSignature">Whether the service refuses unsigned calls.</param>
public readonly record struct MethodRules(bool ChangesData, bool NeedsSignature)
{
    /// <summary>The rules of a method that is not known: it may change data and must be signed.</summary>
    public static MethodRules Unknown { get; } = new(ChangesData: true, NeedsSignature: true);
}
