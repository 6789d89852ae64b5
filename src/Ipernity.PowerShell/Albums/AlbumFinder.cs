using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Albums;

/// <summary>Finds the albums that a cmdlet is given: as objects, or by identifier or title. One that is not found is an error.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="connection">The connection whose member has the albums.</param>
internal sealed class AlbumFinder(ServiceCmdlet cmdlet, IpernityConnection connection)
{
    private static readonly IdentifierAttribute Identifier = new(typeof(IpernityAlbum), "Id", "album_id", "AlbumId", "Album");

    private readonly AlbumDirectory _directory =
        new(new AlbumService(connection.Client, cmdlet.CreateOptions(connection.TokenText)));

    /// <param name="input">An album, an element of an answer, a row of a table, an identifier or a title.</param>
    /// <returns>The album; null after an error was written.</returns>
    public IpernityAlbum? Find(object input)
    {
        if (input.Unwrap() is IpernityAlbum album)
            return album;

        try
        {
            return Find((string)Identifier.Transform(null!, input)!);
        }
        catch (ArgumentTransformationMetadataException refused)
        {
            cmdlet.WriteError(CallErrors.InvalidCall(new ArgumentException(refused.Message, refused), input));
            return null;
        }
    }

    private IpernityAlbum? Find(string idOrTitle)
    {
        try
        {
            var album = cmdlet.Await(connection.Client, stop => _directory.FindAsync(idOrTitle, stop));
            if (album is null)
                cmdlet.WriteError(ObjectErrors.NotFound(null, ObjectErrors.Album, idOrTitle));
            return album;
        }
        catch (IpernityException failure)
        {
            cmdlet.WriteError(ObjectErrors.From(failure, ObjectErrors.Album, idOrTitle, connection.Permission));
            return null;
        }
    }
}
