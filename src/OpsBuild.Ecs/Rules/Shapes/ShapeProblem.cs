using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules.Shapes;

internal enum ShapeTrouble
{
    RepeatedField,
    UnknownField,
    WrongType,
    UnknownWord,
    MissingField,
}

/// <summary>A place where a document does not have the shape that the API takes.</summary>
internal readonly record struct ShapeProblem(ShapeTrouble Trouble, TextPosition Position, string What);
