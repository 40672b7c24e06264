package eus.arreta.gateway.internal.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code gateway.channel_account}. */
@Entity
@Table(schema = "gateway", name = "channel_account")
public class AccountEntity {

    @Id
    UUID id;

    String channel;
    String name;
    boolean enabled;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, Object> configuration;

    /** JSON, encrypted by {@link eus.arreta.access.SecretBox}. */
    byte[] secrets;

    @Column(name = "unknown_policy")
    String unknownPolicy;

    String formality;

    @Column(name = "contact_hours")
    int contactHours;

    @Column(name = "reopen_days")
    int reopenDays;

    @Column(name = "form_url")
    String formUrl;

    @Column(name = "largest_file")
    Long largestFile;

    /** Media types with commas between them; absent for all. */
    @Column(name = "file_types")
    String fileTypes;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    int version;
}
