using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>How long the pauses are; nobody waits for them here.</summary>
public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    public void Each_pause_is_about_twice_as_long_as_the_last(int attempts, double seconds) =>
        Assert.All(Pauses(TimeSpan.FromSeconds(2), attempts), pause => Assert.InRange(pause.TotalSeconds, 0.75 * seconds, 1.25 * seconds));

    [Theory]
    [InlineData(2, 50)]
    [InlineData(2, 10_000)]
    [InlineData(600, 1)]
    public void No_pause_is_longer_than_a_minute(int interval, int attempts) =>
        Assert.All(Pauses(TimeSpan.FromSeconds(interval), attempts), pause => Assert.InRange(pause.TotalSeconds, 36, 60));

    [Fact]
    public void Two_clients_do_not_come_back_at_the_same_time() => Assert.True(Pauses(TimeSpan.FromSeconds(2), 1).Distinct().Count() > 100);

    [Fact]
    public void An_interval_of_zero_means_no_pause() => Assert.All(Pauses(TimeSpan.Zero, 5), pause => Assert.Equal(TimeSpan.Zero, pause));

    [Fact]
    public void What_the_service_asks_for_counts_instead_and_as_it_is() =>
        Assert.Equal(TimeSpan.FromMinutes(5), new RetryPolicy(1, TimeSpan.FromSeconds(2)).PauseAfter(Busy(1, TimeSpan.FromMinutes(5))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public void After_the_last_try_there_is_no_pause(int count, int attempts) =>
        Assert.Null(new RetryPolicy(count, TimeSpan.FromSeconds(2)).PauseAfter(Busy(attempts)));

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Equal("maximumCount", Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(-1, TimeSpan.Zero)).ParamName);

    [Fact]
    public void A_negative_interval_is_refused() =>
        Assert.Equal("interval", Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.FromSeconds(-1))).ParamName);

    private static IpernityTransportException Busy(int attempts, TimeSpan? retryAfter = null) =>
        new(
            TransportFailure.HttpError,
            "doc.getList",
            "Busy.",
            new FailureDetails
            {
                HttpStatus = 503,
                Attempts = attempts,
                RetryAfter = retryAfter,
            }
        );

    private static List<TimeSpan> Pauses(TimeSpan interval, int attempts)
    {
        var policy = new RetryPolicy(int.MaxValue, interval);
        return [.. Enumerable.Range(0, 1000).Select(_ => policy.PauseAfter(Busy(attempts))!.Value)];
    }
}
