namespace Weir.Compiler.Sql.Functions;

/// <summary>Hashes, bits, encryption. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class BitFunctions
{
    public const string Table =
        """
        md5 | 1 | B | string | =
        sha, sha1 | 1 | B | string | =sha1
        sha2 | 2 | Bi | string | @sha2
        crc32 | 1 | B | bigint | spark_crc32($1)
        hash | 1.. | a | int | @hash
        xxhash64 | 0.. | a | bigint | @xxhash64
        bit_count | 1 | a | int | CAST(bit_count(CAST($1 AS BIGINT)) AS INTEGER)
        bit_get, getbit | 2 | bi | tinyint | CAST((CAST($1 AS BIGINT) >> $2) & 1 AS TINYINT)
        shiftleft, shiftright, shiftrightunsigned | 2 | ai | $1 | @shift
        aes_encrypt | 2..6 | BBssBB | binary | @aes
        aes_decrypt, try_aes_decrypt | 2..5 | BBssB | binary | @aes
        bitmap_bit_position | 1 | b | bigint | CAST(CASE WHEN $1 > 0 THEN ($1 - 1) % 32768 ELSE (-$1) % 32768 END AS BIGINT)
        bitmap_bucket_number | 1 | b | bigint | CAST(CASE WHEN $1 > 0 THEN 1 + ($1 - 1) // 32768 ELSE $1 // 32768 END AS BIGINT)
        bitmap_count | 1 | B | bigint | CAST(bit_count(CAST($1 AS BIT)) AS BIGINT)
        """;
}
