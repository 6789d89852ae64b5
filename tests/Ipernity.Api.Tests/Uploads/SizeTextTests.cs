using Ipernity.Api.Uploads;

namespace Ipernity.Api.Tests.Uploads;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "1 byte")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KB")]
    [InlineData(2_621_440, "2.5 MB")]
    [InlineData(314_572_800, "300 MB")]
    [InlineData(1_610_612_736, "1.5 GB")]
    public void A_size_is_written_in_the_largest_unit_that_it_fills(long bytes, string text) => Assert.Equal(text, SizeText.Of(bytes));
}
