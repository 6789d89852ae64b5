using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>
/// The questions that are open. Each is known by a nonce that only its page holds, and is answered once: a form that some
/// other site posts has no nonce.
/// </summary>
internal sealed class ConsentRegister(SandboxOptions options)
{
    private const int Maximum = 1_000;

    private readonly Dictionary<string, Consent> _open = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public Consent Open(Frob? frob, Grants asked)
    {
        while (_order.Count >= Maximum)
            _open.Remove(_order.Dequeue());

        var expiresAt = frob?.ExpiresAt ?? options.TimeProvider.GetUtcNow() + options.FrobLifetime;
        var consent = new Consent(RandomText.Hexadecimal(), frob, asked, expiresAt);
        _open.Add(consent.Nonce, consent);
        _order.Enqueue(consent.Nonce);
        return consent;
    }

    /// <summary>Takes an open question out; null where there is none of this nonce, or no longer.</summary>
    public Consent? Take(string nonce) =>
        _open.Remove(nonce, out var consent) && options.TimeProvider.GetUtcNow() < consent.ExpiresAt ? consent : null;
}
