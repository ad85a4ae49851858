namespace OpsBuild.Ecs.TaskDefinitions.Documents;

/// <summary>A value of a JSON document that knows where it stands.</summary>
public abstract record JsonNode(TextPosition Position)
{
    /// <summary>The kind, as a message names it.</summary>
    public abstract string Kind { get; }

    /// <summary>A member of an object; null where this is no object or has no such member. <c>null</c> counts as not there, as in Go.</summary>
    public JsonNode? this[string name] => this is Structure members && members.Find(name) is { } member && member.Value is not Null ? member.Value : null;

    /// <summary>The items of a list; nothing for anything else.</summary>
    public IReadOnlyList<JsonNode> Elements => this is Sequence sequence ? sequence.Items : [];

    public string? AsText => (this as Literal)?.Value;

    /// <summary>A whole number; null for anything else.</summary>
    public long? AsInteger => this is Number { Value: { } value } ? value : null;

    public bool? AsFlag => (this as Flag)?.Value;

    public sealed record Structure(TextPosition Position, IReadOnlyList<Member> Members) : JsonNode(Position)
    {
        public override string Kind => "an object";

        /// <summary>The last member of that name: the one that counts for most readers.</summary>
        public Member? Find(string name) => Members.LastOrDefault(member => member.Name == name);
    }

    public sealed record Sequence(TextPosition Position, IReadOnlyList<JsonNode> Items) : JsonNode(Position)
    {
        public override string Kind => "a list";
    }

    public sealed record Literal(TextPosition Position, string Value) : JsonNode(Position)
    {
        public override string Kind => "a string";
    }

    /// <param name="Position">Where it starts.</param>
    /// <param name="Value">The whole number; null when it is none, or beyond 64 bits.</param>
    public sealed record Number(TextPosition Position, long? Value) : JsonNode(Position)
    {
        public override string Kind => "a number";
    }

    public sealed record Flag(TextPosition Position, bool Value) : JsonNode(Position)
    {
        public override string Kind => Value ? "true" : "false";
    }

    public sealed record Null(TextPosition Position) : JsonNode(Position)
    {
        public override string Kind => "null";
    }

    /// <param name="Name">Its name.</param>
    /// <param name="Position">Where the name starts.</param>
    /// <param name="Value">Its value.</param>
    public sealed record Member(string Name, TextPosition Position, JsonNode Value);
}
