using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Authorization;

/// <summary>The frobs that were given out.</summary>
internal sealed class FrobRegister(SandboxOptions options, Member signedIn)
{
    private const int TidyAt = 1_000;

    private readonly Dictionary<string, Frob> _frobs = new(StringComparer.Ordinal);
    private int _nextTidy = TidyAt;

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public Frob Create()
    {
        Tidy();
        var frob = new Frob(RandomText.Numbered(), Now + options.FrobLifetime);
        _frobs.Add(frob.Value, frob);
        return frob;
    }

    public Frob? Find(string value) => _frobs.GetValueOrDefault(value);

    public bool IsExpired(Frob frob) => frob.IsExpired(Now);

    /// <summary>Uses a frob up; null where it cannot be redeemed, for whatever reason.</summary>
    public Frob? Redeem(string value)
    {
        if (Find(value) is not { } frob || IsExpired(frob))
            return null;
        if (frob.State == FrobState.Waiting && options.AutoApprove)
            frob.Authorize(signedIn, frob.Asked ?? Grants.Everything);
        if (frob.State != FrobState.Authorized)
            return null;
        frob.Use();
        return frob;
    }

    /// <summary>
    /// Forgets what expired once there are many. An expired frob is kept till then, so that the page can say that it has
    /// expired rather than that it never was.
    /// </summary>
    private void Tidy()
    {
        if (_frobs.Count < _nextTidy)
            return;
        foreach (var expired in _frobs.Values.Where(IsExpired).ToList())
            _frobs.Remove(expired.Value);
        _nextTidy = (2 * _frobs.Count) + TidyAt;
    }
}
