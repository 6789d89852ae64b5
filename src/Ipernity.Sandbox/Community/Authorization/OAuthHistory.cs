namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>The nonces and the latest timestamp of each application and token.</summary>
internal sealed class OAuthHistory
{
    private const int Maximum = 10_000;

    private readonly Dictionary<(string Key, string Token), long> _latest = [];
    private readonly HashSet<(string Key, string Token, string Nonce)> _nonces = [];
    private readonly Queue<(string Key, string Token, string Nonce)> _order = new();

    public bool IsUsed(string key, string token, string nonce) => _nonces.Contains((key, token, nonce));

    public bool IsOlder(string key, string token, long timestamp) => timestamp < _latest.GetValueOrDefault((key, token));

    /// <summary>Remembers a request whose signature is valid.</summary>
    public void Add(string key, string token, string nonce, long timestamp)
    {
        _latest[(key, token)] = timestamp;
        if (_order.Count >= Maximum)
            _nonces.Remove(_order.Dequeue());
        _nonces.Add((key, token, nonce));
        _order.Enqueue((key, token, nonce));
    }
}
