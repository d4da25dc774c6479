using System.Text;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Tests;

/// <summary>
/// Makes the bytes of messages from their definitions, with a liking for the edges. The same seed makes the same bytes. What JSON
/// does not show (behind a text's NUL, behind the arm of a union) is zeros, as VPP wants it from its clients.
/// </summary>
internal sealed class RandomMessage(int seed)
{
    private static readonly string[] Texts = ["", "a", "loop0", "GigabitEthernet0/8/0", "Zürich", "路由", "\U0001F6A6", "\"\\\n</script>"];

    private readonly Random _random = new(seed);
    private readonly MemoryStream _bytes = new();

    /// <summary>Makes one.</summary>
    public byte[] Make(MessageDefinition message)
    {
        _bytes.SetLength(0);
        WriteFields(message.Fields);
        return _bytes.ToArray();
    }

    private void WriteFields(IReadOnlyList<FieldDefinition> fields)
    {
        var start = _bytes.Length;
        foreach (var field in fields)
        {
            if (field.IsHeader) Zeros(field.MinimumSize);
            else if (field.Counts is not null) Integer((ScalarType)field.Type, ArrayLength());
            else WriteField(field, start);
        }
    }

    private void WriteField(FieldDefinition field, long start)
    {
        switch (field.Shape)
        {
            case FieldShape.FixedString:
                var text = Encoding.UTF8.GetBytes(Texts[_random.Next(Texts.Length)]);
                if (_random.Next(20) == 0) text = Enumerable.Repeat((byte)0xFF, field.Length).ToArray();
                else if (text.Length >= field.Length) text = [];
                _bytes.Write(text);
                Zeros(field.Length - text.Length);
                break;
            case FieldShape.VariableString:
                var variable = Encoding.UTF8.GetBytes(Texts[_random.Next(Texts.Length)]);
                Integer(ScalarType.All["u32"], variable.Length);
                _bytes.Write(variable);
                break;
            case FieldShape.FixedArray:
                for (var i = 0; i < field.Length; i++) WriteItem(field.Type);
                break;
            case FieldShape.VariableArray:
                var counter = (ScalarType)field.CountedBy!.Type;
                var count = (int)counter.ReadInteger(_bytes.GetBuffer().AsSpan((int)start + field.CountedBy.Offset));
                for (var i = 0; i < count; i++) WriteItem(field.Type);
                break;
            default:
                if (field is { Type: UnionDefinition union, Discriminator: { Type: EnumDefinition tag } discriminator })
                    WriteTagged(union, tag, (int)start + discriminator.Offset);
                else
                    WriteItem(field.Type);
                break;
        }
    }

    private void WriteTagged(UnionDefinition union, EnumDefinition tag, int at)
    {
        var name = tag.NameOf(tag.Base.ReadInteger(_bytes.GetBuffer().AsSpan(at)));
        if (union.Arms.FirstOrDefault(arm => arm.Case == name && name is not null) is { } arm) WriteArm(union, arm);
        else Noise(union.MinimumSize);
    }

    private void WriteArm(UnionDefinition union, FieldDefinition arm)
    {
        var start = _bytes.Length;
        WriteField(arm, start);
        Zeros(union.MinimumSize - (int)(_bytes.Length - start));
    }

    private void WriteItem(TypeDefinition type)
    {
        switch (type)
        {
            case ScalarType { Kind: ScalarKind.Boolean }:
                _bytes.WriteByte((byte)_random.Next(2));
                break;
            case ScalarType { Kind: ScalarKind.Float }:
                _bytes.Write(BitConverter.GetBytes(_random.Next(4) switch { 0 => double.NegativeInfinity, 1 => -0.0, _ => _random.NextDouble() * 1e6 }));
                break;
            case EnumDefinition item when _random.Next(4) > 0 && item.Members.Count > 0:
                Integer(item.Base, item.Members[_random.Next(item.Members.Count)].Value);
                break;
            case ArrayDefinition array:
                for (var i = 0; i < array.Length; i++) WriteItem(array.Element);
                break;
            case StructDefinition item:
                WriteFields(item.Fields);
                break;
            case UnionDefinition union:
                WriteArm(union, union.Arms[_random.Next(union.Arms.Count)]);
                break;
            default:
                Noise(type.MinimumSize);
                break;
        }
    }

    /// <summary>255 is what the smallest count field can tell.</summary>
    private int ArrayLength() => _random.Next(10) switch { 0 => 0, 1 => 255, _ => _random.Next(1, 6) };

    private void Integer(ScalarType type, Int128 value)
    {
        Span<byte> bytes = stackalloc byte[type.MinimumSize];
        type.WriteInteger(bytes, value);
        _bytes.Write(bytes);
    }

    private void Noise(int count)
    {
        var bytes = new byte[count];
        switch (_random.Next(4))
        {
            case 0:
                break;
            case 1:
                bytes.AsSpan().Fill(0xFF);
                break;
            default:
                _random.NextBytes(bytes);
                break;
        }

        _bytes.Write(bytes);
    }

    private void Zeros(int count) => _bytes.Write(new byte[count]);
}
