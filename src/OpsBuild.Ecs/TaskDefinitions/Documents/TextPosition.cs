namespace OpsBuild.Ecs.TaskDefinitions.Documents;

/// <summary>A place in a text, both counted from 1; the column in characters.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
