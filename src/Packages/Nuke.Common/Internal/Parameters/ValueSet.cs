using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Parameters;

/// <summary>The values that a parameter takes, where they can be listed.</summary>
internal static class ValueSet
{
    /// <summary>Null when any value will do.</summary>
    public static IEnumerable<(string Text, object Object)> Of(ParameterAttribute attribute, MemberInfo member, object instance)
    {
        if (attribute.ValueProviderMember is { } provider)
            return Provided(attribute.ValueProviderType ?? instance.GetType(), provider, instance).Select(text => (text, (object)text));

        var scalar = ScalarType(Members.TypeOf(member));
        if (scalar.IsEnum)
            return Enum.GetNames(scalar).Select(name => (name, Enum.Parse(scalar, name)));
        if (scalar.IsSubclassOf(typeof(Enumeration)))
            return EnumerationFields(scalar).Select(field => (field.Name, field.GetValue(null)));
        return null;
    }

    /// <summary>The element type of an array, and the type that may be null of a nullable.</summary>
    public static Type ScalarType(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    public static IEnumerable<FieldInfo> EnumerationFields(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == type);

    private static IEnumerable<string> Provided(Type type, string name, object instance)
    {
        var member = Members.Named(type, name) ?? type.GetInterfaces().Select(declaring => Members.Named(declaring, name)).FirstOrDefault(found => found is not null);
        return member is not null && Members.Value(member, instance) is IEnumerable<string> texts
            ? texts
            : throw new UsageException($"{type.Name}.{name} is to list a parameter's values, but is no member of type IEnumerable<string>.");
    }
}
