using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Community.Posts;
using Ipernity.Sandbox.Community.Reactions;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Adds the demo posts with their comments, faves, visitors and tags.</summary>
internal static class DemoPosts
{
    private const int DemoPostCount = 24;
    private const int GuestPostCount = 5;
    private const long Oldest = 1_640_000_000;
    private const long Between = 9 * 86_400;

    public static void AddTo(CommunityState community)
    {
        for (var i = 0; i < DemoPostCount; i++)
            Add(community, community.Members.Demo, i, i % 6 == 5 ? (Share)(i / 6) : Share.Public);
        for (var i = 0; i < GuestPostCount; i++)
            Add(community, community.Members.Guest, i + 1, i == 0 ? Share.Private : i == 1 ? Share.Friends : Share.Public);
    }

    private static void Add(CommunityState community, Member owner, int number, Share share)
    {
        var sequence = new StableSequence((ulong)(owner.UserName[0] << 10) + (ulong)number);
        var postedAt = Oldest + (number * Between) + sequence.Below(80_000);
        var pictures = community.Library.DocumentsOf(owner);
        var (title, intro, content) = DemoPostTexts.Posts[number % DemoPostTexts.Posts.Count];
        var round = number / DemoPostTexts.Posts.Count;
        var post = new Post(community.Posts.NewId(), owner)
        {
            Title = round == 0 ? title : $"{title} ({round + 1})",
            Intro = intro,
            Content = content,
            LanguageId = "1",
            Share = share,
            License = sequence.Pick(DemoTexts.Licenses),
            CommentPermission = sequence.Chance(80) ? Circle.Everyone : Circle.FamilyAndFriends,
            PostedAt = postedAt,
            ModifiedAt = postedAt,
            Picture = number % 2 == 0 && pictures.Count > 0 ? pictures[number % pictures.Count] : null,
            Visits = sequence.Below(90),
            LastAnonymousVisitAt = postedAt + 700_000,
        };
        community.Posts.Add(post);
        AddTags(community, post, ref sequence);
        AddReaders(community, post, ref sequence);
    }

    private static void AddTags(CommunityState community, Post post, ref StableSequence sequence)
    {
        for (var i = sequence.Between(1, 3); i > 0; i--)
        {
            var keyword = sequence.Pick(DemoTexts.Keywords);
            var id = community.Library.Keywords.IdOf(keyword);
            if (!post.Tags.Exists(tag => tag.Id == id))
                post.Tags.Add(new DocumentTag(DocumentTag.Keyword, id, keyword, post.Owner, post.PostedAt));
        }
    }

    /// <summary>
    /// Adds visits of everyone who may see a post, and faves and comments of some. The author answers the first comment.
    /// </summary>
    private static void AddReaders(CommunityState community, Post post, ref StableSequence sequence)
    {
        PostComment? first = null;
        var at = post.PostedAt;
        foreach (var reader in community.Members.All.Where(member => member != post.Owner && new Viewer(member).Sees(post)))
        {
            at += sequence.Between(1_000, 50_000);
            var visit = new Visit(reader, at, at + 300, sequence.Between(1, 9));
            community.Posts.Visits.Add(post, visit);
            post.Visits += visit.Times;
            if (sequence.Chance(50))
                community.Posts.Faves.Add(reader, post, at + 60);
            if (!sequence.Chance(60) || !post.CommentPermission.Includes(post.Owner, reader))
                continue;
            var comment = Comment(reader, at + 120, sequence.Pick(DemoPostTexts.Comments), parent: null);
            first ??= comment;
        }
        if (first is not null)
            Comment(post.Owner, at + 9_000, sequence.Pick(DemoPostTexts.Replies), first);

        PostComment Comment(Member author, long moment, string content, PostComment? parent)
        {
            var comment = new PostComment(community.Posts.NewCommentId(), post, author, moment) { Content = content, Parent = parent };
            community.Posts.Add(comment);
            return comment;
        }
    }
}
