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

    @Message("Avisos")
    String notices();

    @Message(
            "Mensajes de cortesía a quienes han dado su consentimiento. No son notificaciones: no abren ni cierran plazos.")
    String noticesIntro();

    @Message("Todavía no se ha enviado ningún aviso.")
    String noticesNone();

    @Message("Aviso nuevo")
    String newNotice();

    @Message("Plantillas")
    String templates();

    @Message(
            "Las palabras entre llaves se rellenan con la columna de la lista que se llama igual; name es el nombre de la persona.")
    String templatesIntro();

    @Message("Plantilla")
    String template();

    @Message("Plantilla nueva")
    String newTemplate();

    @Message("Primero hace falta una plantilla.")
    String noTemplates();

    @Message("Tipo")
    String noticeKind();

    @Message("recordatorio de una notificación")
    String reminder();

    @Message("información")
    String informationKind();

    @Message("Texto en {language}")
    String textIn(String language);

    @Message("Añadir la línea «no es una notificación» (en un recordatorio siempre va)")
    String disclaimer();

    @Message("Valores por defecto, uno por línea: nombre=valor")
    String fallbacks();

    @Message("Se puede usar")
    String inUse();

    @Message("De 2 a 60 letras minúsculas, cifras y guiones.")
    String codeHint();

    @Message("Canal")
    String account();

    @Message("Cuándo (vacío: ahora)")
    String scheduledAt();

    @Message("Lista (CSV)")
    String whoGetsIt();

    @Message(
            "Una fila por persona, con una columna citizen, document, phone o email, y una por cada valor de la plantilla. Hasta 10.000 filas.")
    String listHint();

    @Message("Una persona")
    String onePerson();

    @Message("Así se leerá")
    String preview();

    @Message("Idioma desconocido")
    String previewUnknown();

    @Message("Elegir")
    String choose();

    @Message("Comprobar la lista")
    String checkList();

    @Message("Enviar")
    String sendNotice();

    @Message("Personas en la lista: {many}")
    String wouldGo(String many);

    @Message("Ahora se saltarían:")
    String wouldSkip();

    @Message("Filas que no se admiten: {many}")
    String rejectedRows(String many);

    @Message("Línea {line}")
    String rowLine(String line);

    @Message("Personas")
    String recipients();

    @Message("Estado")
    String stateLabel();

    @Message("Cuándo")
    String whenLabel();

    @Message("de {who}")
    String byWhom(String who);

    @Message("Resultado")
    String results();

    @Message("Descargar el resultado (CSV)")
    String exportResults();

    @Message("Cancelar el aviso")
    String cancelNotice();

    @Message("{done} de {all}")
    String progressOf(String done, String all);

    @Message("programado")
    String stateScheduled();

    @Message("enviándose")
    String stateGoing();

    @Message("terminado")
    String stateDone();

    @Message("cancelado")
    String stateCancelled();

    @Message("en cola")
    String rQueued();

    @Message("enviándose")
    String rSending();

    @Message("enviado")
    String rSent();

    @Message("entregado")
    String rDelivered();

    @Message("leído")
    String rRead();

    @Message("no se pudo entregar")
    String rFailed();

    @Message("no se sabe si llegó")
    String rUnknown();

    @Message("saltado")
    String rSkipped();

    @Message("cancelado")
    String rCancelled();

    @Message("no ha dado su consentimiento")
    String noConsent();

    @Message("ha dicho que no quiere avisos")
    String optedOut();

    @Message("no se le puede alcanzar por este canal")
    String unreachable();

    @Message("sus datos se han suprimido")
    String erased();

    @Message("descartado")
    String discarded();

    @Message("se restauró una copia de seguridad")
    String restored();

    @Message("De algunas personas no se sabe si lo recibieron. Decide tú:")
    String unknownHint();

    @Message("misma dirección que otra persona de la lista")
    String sameAddress();

    @Message("el canal ya no lo permite: escribió hace demasiado")
    String replyWindow();

    @Message("falta un valor de la plantilla")
    String missingValue();

    @Message("Enviar enlace al chat por correo")
    String linkBack();

    @Message("Enlace enviado")
    String linkBackSent();

    @Message(
            "El correo no está configurado. Pide a quien administra Arreta que lo configure (ARRETA_SMTP_URL, ARRETA_MAIL_FROM, ARRETA_PUBLIC_URL).")
    String problemMail();

    @Message("Esta persona no tiene dirección de correo. Añádela en su ficha.")
    String problemNoEmail();

    @Message("Este caso no tiene chat web.")
    String problemNoWebChat();

    @Message("Ninguna fila de la lista se puede usar. Comprueba la lista.")
    String problemNobody();

    @Message(
            "La lista no se puede leer: guarda la hoja como «CSV UTF-8», con una columna citizen, document, phone o email.")
    String problemList();

    @Message("Este aviso ya ha terminado.")
    String problemEnded();
}
