package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What stands around notices, invitations and link-backs, in Spanish; the other languages are in
 * {@code messages/notice_*.properties}.
 */
@MessageBundle(value = "notice", locale = "es")
public interface NoticeTexts {

    @Message("Invitación a Arreta")
    String invitation();

    @Message("Elige la contraseña con la que vas a entrar.")
    String invitationIntro();

    @Message(
            "Esta invitación ya no vale: se usó, se sustituyó por otra o ha caducado. Pide otra a quien administra Arreta.")
    String invitationGone();

    @Message("Contraseña nueva")
    String newPassword();

    @Message("Al menos 10 caracteres.")
    String passwordRule();

    @Message("Guardar la contraseña")
    String setPassword();
}
