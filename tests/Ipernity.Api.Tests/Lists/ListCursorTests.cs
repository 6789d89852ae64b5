using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Thousands of lists that change at random between pages, with answers that are older than earlier ones.</summary>
[Properties(Arbitrary = [typeof(Histories)], MaxTest = 3000)]
public sealed class ListCursorTests
{
    [Property]
    public bool No_item_that_stays_in_the_list_is_missed(History history)
    {
        var (given, kept, isGivenUp, _) = history.Read();
        return isGivenUp || kept.IsSubsetOf(given);
    }

    [Property]
    public bool Nothing_is_given_that_was_never_there(History history) => history.Read().Given.All(id => id >= 0);

    [Property]
    public bool A_list_without_hidden_items_has_no_shortfall(History history) => history.Read().Shortfall == 0;

    /// <summary>How a list changes between answers: items are removed or added somewhere, and some answers are late.</summary>
    public sealed record History(int Count, int PageSize, (int Place, int Gone, int Come, int Late)[] Changes)
    {
        public (HashSet<int> Given, HashSet<int> Kept, bool IsGivenUp, long Shortfall) Read()
        {
            List<int>[] states = [.. States()];
            HashSet<int> kept = [.. states[0]];
            foreach (var state in states)
                kept.IntersectWith(state);

            var given = new HashSet<int>();
            var cursor = new ListCursor("doc.getList", new ListOptions(), PageSize, isSurelyPaged: true);
            try
            {
                for (var read = 0; !cursor.IsDone; read++)
                {
                    var now = Math.Min(read, states.Length - 1);
                    var late = read < Changes.Length ? Changes[read].Late : 0;
                    foreach (var item in cursor.Accept(Answer(states[Math.Max(0, now - late)], cursor.NextPage), "doc"))
                        given.Add(int.Parse(Encoding.UTF8.GetString(item.Span)[11..^2], System.Globalization.CultureInfo.InvariantCulture));
                }
            }
            catch (IpernityTransportException) when (states.Max(state => state.Count) > 3 * Count)
            {
                // Reading a list that grows to many times its length ends with an error.
                return (given, kept, true, 0);
            }

            return (given, kept, false, cursor.Shortfall);
        }

        public override string ToString() => $"{Count} by {PageSize}: {string.Join(" ", Changes)}";

        private IEnumerable<List<int>> States()
        {
            List<int> items = [.. Enumerable.Range(0, Count)];
            var next = 10_000;
            yield return [.. items];
            foreach (var (place, gone, come, _) in Changes)
            {
                var at = items.Count == 0 ? 0 : place % items.Count;
                if (gone > 0)
                    items.RemoveRange(at, Math.Min(gone, items.Count - at));
                else
                    items.InsertRange(at, Enumerable.Range(0, come).Select(_ => next++));
                yield return [.. items];
            }
        }

        private ListAnswer Answer(List<int> items, long page)
        {
            var answer = new ListAnswer { Total = items.Count, Page = page, PageSize = PageSize };
            answer.Items.AddRange(items.Skip((int)(page - 1) * PageSize).Take(PageSize)
                .Select(id => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($$"""{"doc_id":"{{id}}"}""")));
            return answer;
        }
    }

    /// <summary>Short lists with small pages that change now and then.</summary>
    public static class Histories
    {
        public static Arbitrary<History> Arbitrary()
        {
            // A list that both shrinks and grows between two answers may keep its length, so the change cannot be detected.
            var history =
                from count in Gen.Choose(0, 40)
                from size in Gen.Choose(1, 6)
                from shrinks in Gen.Elements(true, false)
                from grows in Gen.Elements(true, false)
                from changes in Change(shrinks, grows).ArrayOf()
                select new History(count, size, [.. changes.Take(25)]);
            return history.ToArbitrary();
        }

        private static Gen<(int Place, int Gone, int Come, int Late)> Change(bool shrinks, bool grows) =>
            from place in Gen.Choose(0, 60)
            from gone in Now(shrinks)
            from come in Now(grows)
            from late in Now(!shrinks || !grows)
            select (place, gone, come, late);

        private static Gen<int> Now(bool ever) => ever ? Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 4))) : Gen.Constant(0);
    }
}
