using System.Formats.Cbor;
using System.Linq.Expressions;
using System.Reflection;

namespace Liaison.Headquarters.Records;

/// <summary>
/// A positional record type as an array: one item for each parameter of its constructor, in their order. An array may
/// be shorter, when what is missing has a default, and longer: so formats grow at their end.
/// </summary>
sealed class PositionalCodec<T> : ValueCodec<T>
{
    readonly IMember[] _members;
    readonly int _required;
    readonly Func<CborReader, int, T> _construct;

    public PositionalCodec(Func<Type, bool, IValueCodec> codecOf)
    {
        var constructor = typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        if (parameters.Length == 0) throw new ArgumentException($"{typeof(T)} has no positional members");
        var nullability = new NullabilityInfoContext();
        _members = Array.ConvertAll(parameters, parameter =>
        {
            var isOptional = nullability.Create(parameter).WriteState == NullabilityState.Nullable;
            return MemberOf(parameter, codecOf(parameter.ParameterType, isOptional));
        });
        _required = Array.FindLastIndex(parameters, parameter => !parameter.HasDefaultValue) + 1;
        _construct = Constructing(constructor, parameters);
    }

    public override string Shape => $"({string.Join(", ", _members.Select(member => member.Shape))})";

    public override void Write(CborWriter writer, T value)
    {
        writer.WriteStartArray(_members.Length);
        foreach (var member in _members) member.Write(writer, value);
        writer.WriteEndArray();
    }

    public override T Read(CborReader reader)
    {
        var length = reader.ReadStartArray() ?? throw new FormatException("an array without a length");
        if (length < _required) throw new FormatException($"{length} members, expected {_required}");
        var value = _construct(reader, length);
        for (var i = _members.Length; i < length; i++) reader.SkipValue();
        reader.ReadEndArray();
        return value;
    }

    static IMember MemberOf(ParameterInfo parameter, IValueCodec codec)
    {
        var property = typeof(T).GetProperty(parameter.Name!)
            ?? throw new ArgumentException($"{typeof(T)}: {parameter.Name} is not positional");
        return (IMember)Activator.CreateInstance(
            typeof(Member<>).MakeGenericType(typeof(T), property.PropertyType), property, codec)!;
    }

    Func<CborReader, int, T> Constructing(ConstructorInfo constructor, ParameterInfo[] parameters)
    {
        var reader = Expression.Parameter(typeof(CborReader));
        var length = Expression.Parameter(typeof(int));
        var arguments = parameters.Select((parameter, i) =>
        {
            var codec = Expression.Constant(_members[i].Codec);
            Expression read = Expression.Call(codec, codec.Type.GetMethod(nameof(ValueCodec<>.Read))!, reader);
            if (read.Type != parameter.ParameterType) read = Expression.Convert(read, parameter.ParameterType);
            return parameter.HasDefaultValue
                ? Expression.Condition(
                    Expression.LessThan(Expression.Constant(i), length), read, DefaultOf(parameter))
                : read;
        });
        return Expression.Lambda<Func<CborReader, int, T>>(
            Expression.New(constructor, arguments), reader, length).Compile();
    }

    static Expression DefaultOf(ParameterInfo parameter)
    {
        if (parameter.DefaultValue is not { } value) return Expression.Default(parameter.ParameterType);
        var plain = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (plain.IsEnum) value = Enum.ToObject(plain, value);
        return Expression.Convert(Expression.Constant(value), parameter.ParameterType);
    }

    interface IMember
    {
        string Shape { get; }

        IValueCodec Codec { get; }

        void Write(CborWriter writer, T value);
    }

    sealed class Member<TMember>(PropertyInfo property, IValueCodec codec) : IMember
    {
        readonly ValueCodec<TMember> _codec = (ValueCodec<TMember>)codec;
        readonly Func<T, TMember> _get = Getting(property);

        public string Shape => $"{property.Name} {codec.Shape}";

        public IValueCodec Codec => codec;

        public void Write(CborWriter writer, T value) => _codec.Write(writer, _get(value));

        static Func<T, TMember> Getting(PropertyInfo property)
        {
            var value = Expression.Parameter(typeof(T));
            return Expression.Lambda<Func<T, TMember>>(Expression.Property(value, property), value).Compile();
        }
    }
}
