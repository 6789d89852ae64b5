namespace Ipernity.Sandbox.Tests.Support;

/// <summary>A clock that only moves when a test moves it.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset _now = new(2025, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
