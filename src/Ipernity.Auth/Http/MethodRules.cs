namespace Ipernity.Auth.Http;

/// <summary>The rules by which calls of a method are signed and retried.</summary>
/// <param name="ChangesData">Whether the method changes data. Such a call is not retried if the service may have completed it.</param>
/// <param name="NeedsSignature">Whether the service rejects unsigned calls.</param>
public readonly record struct MethodRules(bool ChangesData, bool NeedsSignature)
{
    /// <summary>The rules of an unknown method: it may change data and must be signed.</summary>
    public static MethodRules Unknown { get; } = new(ChangesData: true, NeedsSignature: true);
}
