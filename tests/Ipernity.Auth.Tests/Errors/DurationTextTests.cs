using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Tests.Errors;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0 seconds")]
    [InlineData(0.25, "0.2 seconds")]
    [InlineData(1, "1 second")]
    [InlineData(60, "1 minute")]
    [InlineData(100, "100 seconds")]
    [InlineData(150, "2.5 minutes")]
    [InlineData(3600, "1 hour")]
    [InlineData(5400, "90 minutes")]
    [InlineData(7200, "2 hours")]
    [InlineData(86_400, "1 day")]
    [InlineData(int.MaxValue, "24855 days")]
    public void A_duration_is_written_in_a_unit_that_people_would_use(double seconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
