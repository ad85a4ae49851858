using System.Globalization;

namespace OpsBuild.Workflows;

/// <summary>A single value in YAML that keeps its kind: the text <c>true</c> is quoted, the truth value is not.</summary>
public sealed record Scalar
{
    private Scalar(string text, bool isText) => (Text, IsText) = (text, isText);

    /// <summary>The value as text.</summary>
    public string Text { get; }

    /// <summary>Whether YAML is to read text, whatever it looks like.</summary>
    public bool IsText { get; }

    /// <summary>Text.</summary>
    public static implicit operator Scalar(string text) => FromString(text);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(int number) => FromInt32(number);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool truth) => FromBoolean(truth);

    /// <summary>Text.</summary>
    public static Scalar FromString(string text) => new(text, isText: true);

    /// <summary>A number.</summary>
    public static Scalar FromInt32(int number) => new(number.ToString(CultureInfo.InvariantCulture), isText: false);

    /// <summary>A truth value.</summary>
    public static Scalar FromBoolean(bool truth) => new(truth ? "true" : "false", isText: false);
}
