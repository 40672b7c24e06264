package eus.arreta.access.internal;

import eus.arreta.access.UserAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code access.api_key}. */
@Entity
@Table(schema = "access", name = "api_key")
public class ApiKeyEntity {

    @Id
    UUID id;

    @Column(name = "key_hash")
    String keyHash;

    @ManyToOne(optional = false)
    @JoinColumn(name = "user_id")
    UserEntity user;

    /** The bootstrap key may do everything, whatever the roles of its user. */
    @Column(name = "every_permission")
    boolean everyPermission;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    UserAccount.Key toKey() {
        return new UserAccount.Key(id, everyPermission, createdAt, revokedAt);
    }
}
