using System.Net.Sockets;
using System.Text;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Storage;

/// <summary>How long uploaded files stay on disk.</summary>
public sealed class UploadDirectoryTests
{
    [Fact]
    public async Task Without_uploads_there_is_no_directory()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        await client.CallAsync("doc.getList");

        Assert.Null(server.Uploads.Path);
    }

    [Fact]
    public async Task The_directory_is_deleted_with_the_server()
    {
        var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        await Upload.SendAsync(client, [1], "x.jpg");
        var path = server.Uploads.Path!;
        Assert.Single(Files(server));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public async Task Files_of_deleted_replaced_and_rejected_uploads_are_deleted()
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions { TicketDuration = TimeSpan.Zero, MaximumFileSize = 1_000 });
        using var client = Client.SignedIn(server);
        var deleted = await Upload.DocumentAsync(client, [1], "x.jpg");
        var replaced = await Upload.DocumentAsync(client, [2], "x.jpg");

        await client.CallAsync("doc.delete", ("doc_id", deleted));
        await Upload.CallAsync(client, "upload.replace", [3], "x.jpg", ("doc_id", replaced), ("async", 0));
        await Upload.CodeAsync(client, new byte[1_001]);
        await Upload.CodeAsync(client, []);
        await Upload.CodeAsync(client, [4], ("license", "none"));
        server.AddFault(Fault.Parse("503:1:upload.file"));
        using (var content = Upload.Content(client.Signed("upload.file"), [5], "form-data; name=\"file\"; filename=\"x\""))
            await client.Http.PostAsync(new Uri("api/upload.file", UriKind.Relative), content, TestContext.Current.CancellationToken);
        server.AddFault(Fault.Parse("ticket-fails"));
        await Upload.CodeAsync(client, [6], ("async", 0));

        Assert.Equal([3], await File.ReadAllBytesAsync(Assert.Single(Files(server)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_aborted_upload_leaves_no_file()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
            var start =
                $"POST /api/upload.file HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 500000000\r\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" + new string('x', 5_000_000);
            await socket.SendAsync(Encoding.ASCII.GetBytes(start), TestContext.Current.CancellationToken);
            await WaitAsync(() => server.Uploads.Path is not null && Files(server).Length == 1);
        }

        await WaitAsync(() => Files(server).Length == 0);
    }

    [Fact]
    public async Task A_server_keeps_running_if_its_files_are_deleted()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        var id = await Upload.DocumentAsync(client, [1], "x.jpg");

        File.Delete(Assert.Single(Files(server)));

        await client.CallAsync("doc.delete", ("doc_id", id));
        Assert.Equal(0, await Upload.CodeAsync(client, [2], ("async", 0)));
    }

    [Fact]
    public async Task The_next_server_deletes_the_directory_of_a_killed_one()
    {
        var abandoned = Directory.CreateTempSubdirectory("ipernity-sandbox-").FullName;
        await File.WriteAllTextAsync(Path.Combine(abandoned, ".lock"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(abandoned, "1"), "x", TestContext.Current.CancellationToken);

        await using var server = await Started.SandboxAsync();

        Assert.False(Directory.Exists(abandoned));
    }

    [Fact]
    public async Task The_directory_of_a_running_server_is_kept()
    {
        await using var running = await Started.SandboxAsync();
        using var client = Client.SignedIn(running);
        var id = await Upload.DocumentAsync(client, [1, 2], "x.jpg");

        await using var next = await Started.SandboxAsync();

        await using var original = running.OpenOriginal(id);
        Assert.Equal(2, original.Length);
    }

    [Fact]
    public async Task Only_the_current_user_can_read_the_directory()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There the directory of temporary files is each user's own.");
            return;
        }
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        await Upload.SendAsync(client, [1], "x.jpg");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(server.Uploads.Path!));
    }

    private static string[] Files(SandboxServer server) =>
        [.. Directory.GetFiles(server.Uploads.Path!).Where(path => Path.GetFileName(path) != ".lock")];

    private static async Task WaitAsync(Func<bool> holds)
    {
        for (var i = 0; i < 500; i++)
        {
            if (holds())
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The condition did not come true in time.");
    }
}
