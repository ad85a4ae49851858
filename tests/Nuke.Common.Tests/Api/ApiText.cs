using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nuke.Tests.Api;

/// <summary>Types, parameters and constraints as the reference list of the original's API writes them.</summary>
internal static class ApiText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(char)] = "char",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;

        var arguments = OwnArguments(type).Select(Of).ToList();
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
            return $"({string.Join(", ", arguments)})";

        var name = type.Name.Split('`')[0];
        var declaring = type.DeclaringType is { } outer ? Of(outer) + "." : "";
        return arguments.Count == 0 ? declaring + name : $"{declaring}{name}<{string.Join(", ", arguments)}>";
    }

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    public static string Constraints(MethodInfo method) =>
        string.Concat(method.IsGenericMethod ? method.GetGenericArguments().Select(Constraint) : []);

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var suffix = parameter.HasDefaultValue ? " = " + Default(parameter.DefaultValue) : "";
        return $"{prefix}{Of(parameter.ParameterType)} {parameter.Name}{suffix}";
    }

    // The list writes an enum's default as its number and the default of a type parameter as null.
    private static string Default(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            return $" where {parameter.Name} : struct";

        var parts = new List<string>();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            parts.Add("class");
        parts.AddRange(parameter.GetGenericParameterConstraints().Select(Of));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    // A nested type repeats its outer type's parameters.
    private static IEnumerable<Type> OwnArguments(Type type) =>
        type.GetGenericArguments().Skip(type.DeclaringType is { IsGenericType: true } outer ? outer.GetGenericArguments().Length : 0);
}
