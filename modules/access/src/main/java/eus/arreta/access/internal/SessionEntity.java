package eus.arreta.access.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code access.session}: a browser that is signed in. */
@Entity
@Table(schema = "access", name = "session")
public class SessionEntity {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @ManyToOne(optional = false)
    @JoinColumn(name = "user_id")
    UserEntity user;

    /** How the person proved who they are, so far: {@code password}. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> factors;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "seen_at")
    Instant seenAt;

    @Column(name = "expires_at")
    Instant expiresAt;
}
