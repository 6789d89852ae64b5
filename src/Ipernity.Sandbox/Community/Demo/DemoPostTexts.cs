namespace Ipernity.Sandbox.Community.Demo;

/// <summary>The texts of the demo posts and their comments.</summary>
internal static class DemoPostTexts
{
    public static IReadOnlyList<(string Title, string Intro, string Content)> Posts { get; } =
    [
        ("Why I still carry film", "Thirty-six chances.",
            "It is slow, it is heavy, and I look twice before I press.\n\nThe rest of the week I am glad of the other camera."),
        ("Une semaine sans écran", "", "On oublie vite qu'une photo peut attendre.\n\nLa pellicule, elle, n'oublie pas."),
        ("Acht Tage zu Fuß", "Von Hütte zu Hütte.",
            "Regen am ersten Tag, Regen am letzten. Dazwischen <b>ein</b> Nachmittag, für den sich alles gelohnt hat."),
        ("朝の光について", "五時に起きる理由。", "早起きは三文の徳。港には誰もいない。"),
        ("Notes on a small exhibition", "", "Twelve prints, two walls & one evening. What I would hang differently next time."),
        ("Зимний город", "Снег меняет всё.", "Утром город тише, а линии проще."),
        ("O elétrico 28", "Linha e luz.", "Subi e desci a colina sete vezes no mesmo dia."),
        ("Sharpening an old lens", "Dust, oil, patience.", "Do not do this at home. I did it at home, and here is what I learned."),
    ];

    public static IReadOnlyList<string> Comments { get; } =
    [
        "I know that morning well.", "Très belle suite, merci !", "Welches Objektiv war das?", "素敵です。",
        "The third one stays with me.", "Спасибо, что показали.",
    ];

    public static IReadOnlyList<string> Replies { get; } =
        ["Thank you!", "Merci beaucoup.", "Das alte 50er, wie immer.", "Come along next time."];
}
