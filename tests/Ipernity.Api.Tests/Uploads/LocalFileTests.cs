using Ipernity.Api.Uploads;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>Which files can be sent.</summary>
public sealed class LocalFileTests : IDisposable
{
    private readonly UploadSetup _setup = new();

    public void Dispose() => _setup.Dispose();

    [Fact]
    public void A_file_is_known_by_its_full_path_and_length()
    {
        var file = _setup.File("b.jpg", "12345678").File;
        Assert.Equal((_setup.PathOf("b.jpg"), "b.jpg", 8L), (file.Path, file.Name, file.Length));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => AssertRefused(UploadFailure.FileNotFound, _setup.PathOf("nothing.jpg"));

    [Fact]
    public void A_directory_is_no_file() => AssertRefused(UploadFailure.NotAFile, Path.GetTempPath());

    [Fact]
    public void A_file_without_bytes_is_told()
    {
        File.WriteAllText(_setup.PathOf("empty.jpg"), "");
        AssertRefused(UploadFailure.FileEmpty, _setup.PathOf("empty.jpg"));
    }

    [Fact]
    public async Task A_file_that_shrinks_before_it_is_read_is_not_sent()
    {
        var upload = _setup.File("c.jpg", "12345678");
        File.WriteAllText(upload.File.Path, "1234");
        await using var server = UploadSetup.Serving(method => method == "account.getQuota" ? UploadSetup.Quota : UploadSetup.Ticket);

        await _setup.SendAsync(server, UploadSetup.Options(), upload);

        Assert.Equal("FileChanged", Assert.IsType<IpernityUploadException>(Assert.Single(_setup.Failures)).ErrorId);
        Assert.Empty(_setup.Results);
    }

#if NET8_0_OR_GREATER
    [Fact]
    public void A_link_is_the_file_that_it_leads_to()
    {
        var file = _setup.File("d.jpg", "12345678").File;
        File.CreateSymbolicLink(_setup.PathOf("link.jpg"), file.Path);
        Assert.Equal(8, LocalFile.Find(_setup.PathOf("link.jpg")).Length);
    }
#endif

    private static void AssertRefused(UploadFailure failure, string path)
    {
        var refused = Assert.Throws<IpernityUploadException>(() => LocalFile.Find(path));
        Assert.Equal(failure, refused.Failure);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }
}
