using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>
/// The authorization requests that wait for the member's answer. Each has a nonce that only its page knows, and can be answered
/// once. A form on another web site has no nonce, so it cannot answer.
/// </summary>
internal sealed class ConsentRegister(TimeProvider clock, TimeSpan lifetime)
{
    private const int Maximum = 1_000;

    private readonly Dictionary<string, Consent> _open = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public Consent Open(Frob? frob, RegisteredApplication application, Grants asked)
    {
        while (_order.Count >= Maximum)
            _open.Remove(_order.Dequeue());

        var expiresAt = frob?.ExpiresAt ?? clock.GetUtcNow() + lifetime;
        var consent = new Consent(RandomText.Hexadecimal(), frob, application, asked, expiresAt);
        _open.Add(consent.Nonce, consent);
        _order.Enqueue(consent.Nonce);
        return consent;
    }

    /// <summary>Takes an open request out of the register; null if there is none with this nonce, or if it has expired.</summary>
    public Consent? Take(string nonce) =>
        _open.Remove(nonce, out var consent) && clock.GetUtcNow() < consent.ExpiresAt ? consent : null;
}
