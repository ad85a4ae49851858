namespace OpsBuild.Migrations.Analysis.Reading;

/// <summary>Reads SET and RESET.</summary>
internal static class SettingReader
{
    public static SqlCommand Read(TermCursor cursor)
    {
        if (cursor.Take("reset"))
            return new SqlCommand.Set(Setting(cursor), "RESET") { IsReset = true };
        cursor.Next();
        if (cursor.Is("constraints"))
            return new SqlCommand.Other("SET CONSTRAINTS");
        // Of the transaction alone, whatever comes after it; SET SESSION CHARACTERISTICS is the session's.
        if (cursor.Is("transaction"))
            return new SqlCommand.Set("transaction", "SET") { IsLocal = true };
        var isLocal = cursor.Take("local");
        if (!isLocal && cursor.Is("session") && !cursor.Peek(1).IsSymbol('=') && !cursor.Peek(1).Is("to"))
            cursor.Take("session");
        var setting = Setting(cursor);
        _ = cursor.Take("to") || cursor.TakeSymbol('=');
        var isReset = cursor.Is("default") || (setting == "role" && cursor.Is("none")) || (setting == "timezone" && cursor.Is("local"));
        return new SqlCommand.Set(setting, "SET") { IsLocal = isLocal, IsReset = isReset };
    }

    private static string Setting(TermCursor cursor)
    {
        if (cursor.Take("session", "authorization") || cursor.Take("authorization"))
            return "session authorization";
        if (cursor.Take("time", "zone"))
            return "timezone";
        if (cursor.Take("transaction", "isolation", "level"))
            return "transaction_isolation";
        if (cursor.Take("names"))
            return "client_encoding";
        if (cursor.Take("schema"))
            return "search_path";
        if (cursor.Take("xml", "option"))
            return "xmloption";
        return cursor.Name() is { } name ? (name.Schema is null ? name.Name : $"{name.Schema}.{name.Name}").ToLowerInvariant() : "";
    }
}
