using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>All frobs that were issued.</summary>
internal sealed class FrobRegister(TimeProvider clock, TimeSpan lifetime)
{
    private const int TidyAt = 1_000;

    private readonly Dictionary<string, Frob> _frobs = new(StringComparer.Ordinal);
    private int _nextTidy = TidyAt;

    private DateTimeOffset Now => clock.GetUtcNow();

    public Frob Create(RegisteredApplication application) => Add(new Frob(RandomText.Numbered(), Now + lifetime, application));

    /// <summary>Creates a request token of OAuth, which members answer like a frob.</summary>
    public Frob CreateRequestToken(RegisteredApplication application, Uri? callback) =>
        Add(new Frob(RandomText.Numbered(), Now + lifetime, application) { Secret = RandomText.Hexadecimal(), Callback = callback });

    private Frob Add(Frob frob)
    {
        RemoveExpired();
        _frobs.Add(frob.Value, frob);
        return frob;
    }

    public Frob? Find(string value) => _frobs.GetValueOrDefault(value);

    public bool IsExpired(Frob frob) => frob.IsExpired(Now);

    /// <summary>Redeems a frob; null if it is unknown, expired, used, denied, not authorized, or of another application.</summary>
    /// <param name="value">The frob.</param>
    /// <param name="application">The application that redeems it.</param>
    /// <param name="approver">The member who approves every waiting frob automatically; null if members are asked.</param>
    public Frob? Redeem(string value, RegisteredApplication application, Member? approver)
    {
        if (Find(value) is not { } frob || IsExpired(frob) || frob.Application != application)
            return null;
        if (frob.State == FrobState.Waiting && approver is not null)
            frob.Authorize(approver, frob.Asked ?? Grants.Everything);
        if (frob.State != FrobState.Authorized)
            return null;
        frob.Use();
        return frob;
    }

    /// <summary>Removes expired frobs once there are many. Until then the page can say that a frob has expired.</summary>
    private void RemoveExpired()
    {
        if (_frobs.Count < _nextTidy)
            return;
        foreach (var expired in _frobs.Values.Where(IsExpired).ToList())
            _frobs.Remove(expired.Value);
        _nextTidy = (2 * _frobs.Count) + TidyAt;
    }
}
