using System.Linq.Expressions;
using System.Reflection;

namespace Nuke.Common.Internal;

/// <summary>Fields and properties, read and written without regard to accessibility.</summary>
internal static class Members
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All fields and properties of a class, its own first, then its bases', each name once.</summary>
    public static IEnumerable<MemberInfo> OfClass(Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var member in Own(declaring).Where(member => seen.Add(member.Name)))
                yield return member;
        }
    }

    /// <summary>The fields and properties that a type declares itself, in source order.</summary>
    public static IEnumerable<MemberInfo> Own(Type type) =>
        type.GetMembers(Declared).Where(member => member is FieldInfo or PropertyInfo { GetMethod: not null }).OrderBy(member => member.MetadataToken);

    public static MemberInfo Named(Type type, string name) => OfClass(type).FirstOrDefault(member => member.Name == name);

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    public static object Value(MemberInfo member, object instance) => member switch
    {
        FieldInfo field => field.GetValue(field.IsStatic ? null : instance),
        PropertyInfo property => property.GetValue(property.GetMethod!.IsStatic ? null : instance, BindingFlags.DoNotWrapExceptions, null, null, null),
        _ => throw new ArgumentException($"{member.Name} is neither a field nor a property.", nameof(member)),
    };

    /// <summary>The field that takes the value: the member itself, or an auto-property's own field; null when there is none.</summary>
    public static FieldInfo Storage(MemberInfo member) => member switch
    {
        FieldInfo field => field,
        PropertyInfo property => property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Declared),
        _ => null,
    };

    public static void Assign(MemberInfo member, object instance, object value)
    {
        if (member is PropertyInfo { SetMethod: { } setter })
            setter.Invoke(setter.IsStatic ? null : instance, BindingFlags.DoNotWrapExceptions, null, [value], null);
        else if (Storage(member) is { } field)
            field.SetValue(field.IsStatic ? null : instance, value);
        else
            throw new UsageException($"{member.DeclaringType?.Name}.{member.Name} takes an injected value but can not be set: make it a field or an auto-property.");
    }

    /// <summary>The member that an expression like <c>() => Member</c> names.</summary>
    public static MemberInfo Of(LambdaExpression expression) =>
        TryOf(expression) ?? throw new ArgumentException($"'{expression.Body}' does not name a field or a property.", nameof(expression));

    /// <inheritdoc cref="Of"/>
    public static MemberInfo TryOf(LambdaExpression expression)
    {
        var body = expression.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression.Body;
        return body is MemberExpression { Member: FieldInfo or PropertyInfo } access ? access.Member : null;
    }
}
