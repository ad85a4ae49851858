namespace OpsBuild.Local.Aws.Protocols;

/// <summary>Reads the notation of <see cref="JsonShape"/>.</summary>
internal static class JsonShapeText
{
    public static JsonShape Read(string text, ref int position)
    {
        SkipBlanks(text, ref position);
        switch (text[position++])
        {
            case 's':
                return new JsonShape.Text();
            case 'i':
                return new JsonShape.Integer();
            case 'n':
                return new JsonShape.Number();
            case 'b':
                return new JsonShape.Flag();
            case '[':
                var item = Read(text, ref position);
                Expect(text, ref position, ']');
                return new JsonShape.List(item);
            case '<':
                var value = Read(text, ref position);
                Expect(text, ref position, '>');
                return new JsonShape.Map(value);
            case '{':
                return ReadStructure(text, ref position);
            default:
                throw new FormatException($"Character {position - 1} of the shape '{text}' is not understood.");
        }
    }

    private static JsonShape.Structure ReadStructure(string text, ref int position)
    {
        var members = new Dictionary<string, JsonShape>(StringComparer.Ordinal);
        SkipBlanks(text, ref position);
        while (text[position] != '}')
        {
            var start = position;
            while (char.IsAsciiLetterOrDigit(text[position]))
                position++;
            var name = text[start..position];
            Expect(text, ref position, ':');
            members.Add(name, Read(text, ref position));
            SkipBlanks(text, ref position);
            if (text[position] == ',')
                position++;
            SkipBlanks(text, ref position);
        }

        position++;
        return new JsonShape.Structure(members);
    }

    private static void Expect(string text, ref int position, char wanted)
    {
        SkipBlanks(text, ref position);
        if (text[position++] != wanted)
            throw new FormatException($"'{wanted}' is expected at character {position - 1} of the shape '{text}'.");
    }

    private static void SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }
}
