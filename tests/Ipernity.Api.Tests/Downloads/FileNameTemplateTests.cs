using System.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;

namespace Ipernity.Api.Tests.Downloads;

/// <summary>Names of files are valid on every file system, whatever people write.</summary>
public sealed class FileNameTemplateTests
{
    private static readonly DateTime Created = new(2024, 6, 30, 17, 50, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("{CreatedAt:yyyy}/{CreatedAt:MM}/{Title}-{Id}{Extension}", "2024/06/Harbour-1001.jpg")]
    [InlineData(@"{CreatedAt:yyyy}\{Title}", "2024/Harbour.jpg")]
    [InlineData("{title}", "Harbour.jpg")]
    [InlineData("{{{Title}}}", "{Harbour}.jpg")]
    [InlineData("{Id} {Size}{Extension}", "1001 Original.jpg")]
    [InlineData("{License} {Media}", "CC-BY-NC Photo.jpg")]
    [InlineData("{Latitude:0.0}", "48.9.jpg")]
    [InlineData("{CreatedAt:HH:mm}", "17_50.jpg")]
    [InlineData("{OwnerName}", "unknown.jpg")]
    public void Properties_and_formats_make_a_name(string template, string name) =>
        Assert.Equal(name, Expand(template, "Harbour"));

    [Theory]
    [InlineData("{Titel}", "there is no property 'Titel'. Use Id, Title, FileName,")]
    [InlineData("{Title", "a closing brace is missing.")]
    [InlineData("Title}", "an opening brace is missing.")]
    [InlineData("{Title:x}", "Title is text and takes no format. Use {Title}.")]
    [InlineData("{CreatedAt:%}", "'%' is not a format for CreatedAt.")]
    [InlineData("a:{Id}", "':' is not allowed in file names.")]
    [InlineData("/{Id}", "it must be a relative path")]
    [InlineData("../{Id}", "it must be a relative path")]
    [InlineData("a//{Id}", "it must be a relative path")]
    [InlineData("{Id}/", "it must be a relative path")]
    [InlineData("", "it must be a relative path")]
    public void A_bad_template_says_what_is_allowed(string template, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => FileNameTemplate.Parse(template));

        Assert.StartsWith($"'{template}' is not a valid file name template: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b\\c", "a_b_c")]
    [InlineData("../../etc/passwd", "_._.._etc_passwd")]
    [InlineData("..", "_.")]
    [InlineData(".hidden", "_hidden")]
    [InlineData("what? <b>\"now\"</b>: *|", "what_ _b__now___b__ __")]
    [InlineData("line\r\nbreak\tand\u0000null", "line  break andnull")]
    [InlineData("evil\u202Egpj.exe", "evilgpj.exe")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("👨‍👩‍👧 at the sea", "👨‍👩‍👧 at the sea")]
    [InlineData("  ", "untitled")]
    public void A_title_cannot_break_out_of_its_name(string title, string name) => Assert.Equal($"{name}.jpg", Expand("{Title}", title));

    [Fact]
    public void Half_of_a_character_is_replaced() => Assert.Equal("half _.jpg", Expand("{Title}", "half \uD83C"));

    [Theory]
    [InlineData("con", "con_.jpg")]
    [InlineData("COM1", "COM1_.jpg")]
    [InlineData("lpt\u00B9", "lpt\u00B9_.jpg")]
    [InlineData("NUL.tar", "NUL_.tar.jpg")]
    [InlineData("console", "console.jpg")]
    public void A_device_of_Windows_is_no_name(string title, string name) => Assert.Equal(name, Expand("{Title}", title));

    [Theory]
    [InlineData("dots...", "dots")]
    [InlineData("space ", "space")]
    [InlineData(". . .", "_")]
    public void A_folder_does_not_end_with_a_dot_or_a_space(string title, string name) =>
        Assert.Equal($"{name}/1001.jpg", Expand("{Title}/{Id}", title));

    [Fact]
    public void A_long_title_is_cut_and_the_identifier_and_the_extension_stay()
    {
        var name = Expand("{Title}-{Id}{Extension}", new string('水', 500));

        Assert.EndsWith("水-1001.jpg", name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 190, 200);
    }

    [Fact]
    public void A_character_is_not_cut_apart()
    {
        var name = Expand("{Title}", string.Concat(Enumerable.Repeat("🍋", 100)));

        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Property(MaxTest = 500)]
    public FsCheck.Property Every_title_makes_a_safe_name() => Prop.ForAll<string?>(ArbMap.Default.ArbFor<string?>(), title =>
    {
        var name = Expand("{Title}-{Id}{Extension}", title);
        return !name.Any(c => char.IsControl(c) || "<>:\"/\\|?*".Contains(c))
            && name.EndsWith("-1001.jpg", StringComparison.Ordinal)
            && Encoding.UTF8.GetByteCount(name) <= 200
            && name.IsNormalized()
            && name[0] is not ('.' or ' ');
    });

    private static string Expand(string template, string? title) => FileNameTemplate.Parse(template).Expand(
        new IpernityDocument
        {
            Id = "1001",
            Title = title,
            CreatedAt = Created,
            License = License.CC_BY_NC,
            Media = MediaKind.Photo,
            Latitude = 48.86,
        },
        "Original",
        ".jpg");
}
