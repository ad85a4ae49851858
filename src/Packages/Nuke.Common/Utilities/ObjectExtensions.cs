namespace Nuke.Common.Utilities;

/// <summary>Steps in a chain of calls.</summary>
public static class ObjectExtensions
{
    /// <summary>What the transformation makes of the input.</summary>
    public static TOutput Apply<TInput, TOutput>(this TInput input, Func<TInput, TOutput> transform) => transform(input);

    /// <summary>What the transformation makes of the input if the condition holds, else the input.</summary>
    public static T When<T>(this T input, bool condition, Func<T, T> transform) => condition ? transform(input) : input;

    /// <summary>What the transformation makes of the input if the object is not null, else the input.</summary>
    public static T WhenNotNull<T, TObject>(this T input, TObject obj, Func<T, TObject, T> transform) => obj is null ? input : transform(input, obj);
}
