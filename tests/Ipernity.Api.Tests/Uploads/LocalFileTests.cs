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
    public void A_missing_file_is_an_error() => AssertRefused(UploadFailure.FileNotFound, _setup.PathOf("nothing.jpg"));

    [Fact]
    public void A_directory_is_an_error() => AssertRefused(UploadFailure.NotAFile, Path.GetTempPath());

    [Fact]
    public void An_empty_file_is_an_error()
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
    public void A_link_without_a_target_is_an_error_that_names_the_target()
    {
        File.CreateSymbolicLink(_setup.PathOf("dead.jpg"), _setup.PathOf("gone.jpg"));
        var refused = Assert.Throws<IpernityUploadException>(() => LocalFile.Find(_setup.PathOf("dead.jpg")));
        Assert.Equal(UploadFailure.NotAFile, refused.Failure);
        Assert.Contains(_setup.PathOf("gone.jpg"), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_an_error_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among the files.");
        await System.Diagnostics.Process.Start("mkfifo", _setup.PathOf("pipe.jpg")).WaitForExitAsync(TestContext.Current.CancellationToken);
        var refused = Assert.Throws<IpernityUploadException>(() => LocalFile.Find(_setup.PathOf("pipe.jpg")));
        Assert.Equal(UploadFailure.NotAFile, refused.Failure);
        Assert.Contains("is a pipe, not a regular file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_an_error_of_its_own_also_behind_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices among the files.");
        File.CreateSymbolicLink(_setup.PathOf("link.jpg"), "/dev/null");
        foreach (var path in new[] { "/dev/null", _setup.PathOf("link.jpg") })
        {
            var refused = Assert.Throws<IpernityUploadException>(() => LocalFile.Find(path));
            Assert.Equal(UploadFailure.NotAFile, refused.Failure);
            Assert.Contains("is a device, not a regular file", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_socket_is_an_error_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sockets among the files.");
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_setup.PathOf("s.jpg")));
        var refused = Assert.Throws<IpernityUploadException>(() => LocalFile.Find(_setup.PathOf("s.jpg")));
        Assert.Equal(UploadFailure.NotAFile, refused.Failure);
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_was_read_whole()
    {
        var file = _setup.File("e.jpg", "12345678").File;
        var read = "";
        var buffer = new byte[4];
        await file.ReadAsync(
            buffer,
            count =>
            {
                read += System.Text.Encoding.ASCII.GetString(buffer, 0, count);
                File.WriteAllText(_setup.PathOf("new.jpg"), "replaced by a longer file");
                File.Move(_setup.PathOf("new.jpg"), file.Path, overwrite: true);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        Assert.Equal("12345678", read);
    }

    [Fact]
    public async Task A_file_that_is_written_while_it_is_read_is_an_error()
    {
        var file = _setup.File("f.jpg", "12345678").File;
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        file = LocalFile.Find(file.Path);
        var failure = await Assert.ThrowsAsync<IpernityUploadException>(() => file.ReadAsync(
            new byte[4],
            _ =>
            {
                File.WriteAllText(file.Path, "87654321");
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken));
        Assert.Equal(UploadFailure.FileChanged, failure.Failure);
    }

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
