using System.Text;
using Ipernity.Auth.Answers;

namespace Ipernity.Auth.Tests.Answers;

/// <summary>What PHP's serialize writes, and what only looks like it.</summary>
public sealed class PhpStatusReaderTests
{
    private const int Depth = 8;

    [Fact]
    public void Status_code_and_message_are_read() => Assert.Equal(
        new AnswerStatus("error", "105", "no; \"way\" é"),
        Read("""a:1:{s:3:"api";a:4:{s:6:"status";s:5:"error";s:4:"code";i:105;s:7:"message";s:12:"no; "way" é";s:2:"at";d:1.5;}}"""));

    [Theory]
    [InlineData("""i:0;s:3:"x;y";""")]
    [InlineData("""s:1:"a";N;""")]
    [InlineData("""s:1:"a";b:1;""")]
    [InlineData("""s:1:"a";i:-5;""")]
    [InlineData("""s:1:"a";i:9223372036854775807;""")]
    [InlineData("""s:1:"a";d:-0.25;""")]
    [InlineData("""s:1:"a";d:1.0E+25;""")]
    [InlineData("""s:1:"a";d:INF;""")]
    [InlineData("""s:1:"a";d:-INF;""")]
    [InlineData("""s:1:"a";d:NAN;""")]
    [InlineData("""s:1:"a";s:0:"";""")]
    [InlineData("""s:0:"";a:0:{}""")]
    [InlineData("""s:4:"docs";a:2:{i:0;a:1:{s:3:"api";s:5:"inner";}i:1;N;}""")]
    public void Whatever_stands_beside_it_is_skipped(string other)
    {
        const string api = """s:3:"api";a:1:{s:6:"status";s:2:"ok";}""";
        Assert.Equal("ok", Read($"a:2:{{{api}{other}}}").Status);
        Assert.Equal("ok", Read($"a:2:{{{other}{api}}}").Status);
    }

    [Theory]
    [InlineData("a:0:{}")]
    [InlineData("""a:1:{s:3:"api";s:2:"ok";}""")]
    [InlineData("""a:1:{s:3:"api";N;}""")]
    [InlineData("""a:1:{s:3:"api";a:0:{}}""")]
    [InlineData("""a:1:{s:3:"api";a:1:{s:6:"status";N;}}""")]
    [InlineData("""a:1:{s:3:"api";a:1:{s:6:"status";a:1:{i:0;s:2:"ok";}}}""")]
    [InlineData("""a:1:{s:4:"docs";a:1:{s:3:"api";a:1:{s:6:"status";s:2:"ok";}}}""")]
    public void A_missing_status_is_null(string php) => Assert.Null(Read(php).Status);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a:")]
    [InlineData("a:1")]
    [InlineData("a:1:{")]
    [InlineData("a:1:{}")]
    [InlineData("a:0:{")]
    [InlineData("a:0:{}x")]
    [InlineData("a:0:{}a:0:{}")]
    [InlineData("a:-1:{}")]
    [InlineData("a:+0:{}")]
    [InlineData("a: 0:{}")]
    [InlineData("a:99999999999:{}")]
    [InlineData("a:2147483647:{}")]
    [InlineData("a:2:{i:0;N;}")]
    [InlineData("a:1:{i:0;N;i:1;N;}")]
    [InlineData("a:1:{i:0;}")]
    [InlineData("a:1:{N;N;}")]
    [InlineData("a:1:{b:1;N;}")]
    [InlineData("a:1:{d:1;N;}")]
    [InlineData("a:1:{a:0:{}N;}")]
    [InlineData("a:1:{i:0;i:;}")]
    [InlineData("a:1:{i:0;i:x;}")]
    [InlineData("a:1:{i:0;i:1.5;}")]
    [InlineData("a:1:{i:0;i:9223372036854775808;}")]
    [InlineData("a:1:{i:0;b:2;}")]
    [InlineData("a:1:{i:0;b:;}")]
    [InlineData("a:1:{i:0;d:;}")]
    [InlineData("a:1:{i:0;d:x;}")]
    [InlineData("a:1:{i:0;N:;}")]
    [InlineData("a:1:{i:0;s:-1:\"\";}")]
    [InlineData("a:1:{i:0;s:2:\"a\";}")]
    [InlineData("a:1:{i:0;s:0:\"a\";}")]
    [InlineData("a:1:{i:0;s:2147483647:\"a\";}")]
    [InlineData("a:1:{i:0;s:1:\"a\"")]
    [InlineData("a:1:{i:0;s:1:\"a\"}")]
    [InlineData("a:1:{i:0;s:1:'a';}")]
    [InlineData("a:1:{i:0;O:8:\"stdClass\":0:{}}")]
    [InlineData("a:1:{i:0;C:1:\"x\":0:{}}")]
    [InlineData("a:1:{i:0;R:1;}")]
    [InlineData("a:1:{i:0;r:1;}")]
    [InlineData("O:8:\"stdClass\":0:{}")]
    [InlineData("s:2:\"ok\";")]
    [InlineData("N;")]
    public void What_php_does_not_write_is_refused(string php) => Assert.Throws<FormatException>(() => Read(php));

    [Theory]
    [InlineData(Depth, true)]
    [InlineData(Depth + 1, false)]
    public void Arrays_may_be_nested_as_deep_as_is_allowed(int levels, bool isRead)
    {
        var php = string.Concat(Enumerable.Repeat("a:1:{i:0;", levels)) + "N;" + new string('}', levels);
        Assert.Equal(isRead, Record.Exception(() => Read(php)) is null);
    }

    private static AnswerStatus Read(string php) => PhpStatusReader.Read(Encoding.UTF8.GetBytes(php), Depth);
}
