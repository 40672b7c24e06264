package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around cases and their timelines, in Spanish; the other languages are in {@code messages/work_*.properties}. */
@MessageBundle(value = "work", locale = "es")
public interface WorkTexts {

    @Message("Casos")
    String cases();

    @Message("Qué casos se ven")
    String tabs();

    @Message("Todos")
    String tabAll();

    @Message("Míos")
    String tabMine();

    @Message("Sin asignar")
    String tabUnassigned();

    @Message("Resueltos")
    String tabResolved();

    @Message("Más casos")
    String more();

    @Message("No hay casos aquí.")
    String noCases();

    @Message("Elige un caso de la lista")
    String chooseCase();

    @Message("Con j y k pasas de un caso a otro; con ? ves todas las teclas.")
    String chooseCaseHint();

    @Message("espera desde {time}")
    String waitingSince(String time);

    @Message("ayer")
    String yesterday();

    @Message("Visitante {code}")
    String visitor(String code);

    @Message("sin asignar")
    String unassigned();

    @Message("nuevo")
    String stateNew();

    @Message("en curso")
    String stateOpen();

    @Message("en espera de la persona")
    String stateWaiting();

    @Message("en espera de terceros")
    String stateOnHold();

    @Message("resuelto")
    String stateResolved();

    @Message("cerrado")
    String stateClosed();

    @Message("unido a otro")
    String stateMerged();

    @Message("Historial")
    String timeline();

    @Message("Ver lo anterior")
    String earlier();

    @Message("Detalle")
    String detail();

    @Message("Volver a la lista")
    String backToList();

    @Message("Asignarme")
    String assignToMe();

    @Message("Soltar")
    String giveBack();

    @Message("Resolver")
    String resolve();

    @Message("Reabrir")
    String reopen();

    @Message("Estado")
    String changeState();

    @Message("Poner en curso")
    String toOpen();

    @Message("En espera de la persona")
    String toWaiting();

    @Message("En espera de terceros")
    String toOnHold();

    @Message("Cerrar del todo")
    String toClosed();

    @Message("Responder por {channel}")
    String replyBy(String channel);

    @Message("Nota interna")
    String internalNote();

    @Message("La persona no la ve")
    String noteHint();

    @Message("Escribir")
    String composer();

    @Message("Respuesta")
    String replyText();

    @Message("Texto de la nota")
    String noteText();

    @Message("Enviar")
    String send();

    @Message("Guardar nota")
    String saveNote();

    @Message("borrador guardado en esta pestaña")
    String draftKept();

    @Message("Este caso ya no admite respuestas.")
    String readOnly();

    @Message("está escribiendo…")
    String citizenWrites();

    @Message("Mensaje nuevo")
    String newMessage();

    @Message("La persona")
    String person();

    @Message("Agente")
    String agent();

    @Message("en cola")
    String queued();

    @Message("enviando")
    String sending();

    @Message("enviado")
    String sent();

    @Message("entregado")
    String delivered();

    @Message("leído")
    String read();

    @Message("no se pudo enviar")
    String failed();

    @Message("no se sabe si llegó")
    String unknown();

    @Message("descartado")
    String reasonDiscarded();

    @Message("restaurado de una copia")
    String reasonRestored();

    @Message("quien escribió ha bloqueado el canal")
    String reasonBlocked();

    @Message("ya no se puede llegar a esa dirección")
    String reasonGone();

    @Message("se envió y no llegó respuesta: nadie sabe si llegó")
    String reasonNoAnswer();

    @Message("la red pide esperar")
    String reasonWaits();

    @Message("la red no responde")
    String reasonAway();

    @Message("la red rechaza la clave de la cuenta")
    String reasonTokenRefused();

    @Message("el archivo es demasiado grande para ese canal")
    String reasonTooLarge();

    @Message("la red lo rechaza")
    String reasonRefused();

    @Message("ya no se puede responder por ahí: ha pasado demasiado tiempo desde el último mensaje")
    String reasonWindowOver();

    @Message("la cuenta con número de teléfono ya no está conectada al bot")
    String reasonConnectionEnded();

    @Message("la cuenta con número de teléfono no deja responder al bot")
    String reasonNoRight();

    @Message("Agente (teléfono)")
    String agentPhone();

    @Message("Se puede responder por aquí hasta {moment}")
    String replyUntil(String moment);

    @Message(
            "Ya no se puede responder por {channel}: ha pasado demasiado tiempo desde el último mensaje. Elige otra vía o espera a que vuelva a escribir.")
    String replyOver(String channel);

    @Message("{channel} solo dice que se ha enviado: no cuenta si llegó ni si se leyó")
    String sentIsAll(String channel);

    @Message("enviado otra vez sin saber si llegó")
    String reasonResent();

    @Message("El envío se interrumpió. Decide tú:")
    String unknownHint();

    @Message("Enviar otra vez")
    String sendAgain();

    @Message("Descartar")
    String discard();

    @Message("{who}: el caso pasa a «{state}»")
    String eventState(String who, String state);

    @Message("{who}: asignado a {agent}")
    String eventAssigned(String who, String agent);

    @Message("{who} se ha asignado el caso")
    String eventTook(String who);

    @Message("{who}: el caso queda sin asignar")
    String eventUnassigned(String who);

    @Message("{who}: enviar otra vez el mensaje")
    String eventResent(String who);

    @Message("{who}: mensaje descartado")
    String eventDiscarded(String who);

    @Message("La persona ha terminado la conversación")
    String eventConversationEnded();

    @Message("Suceso: {word}")
    String eventOther(String word);

    @Message("Ubicación")
    String location();

    @Message("Contacto")
    String contactCard();

    @Message("Opción elegida")
    String choice();

    @Message("Opciones ofrecidas")
    String offered();

    @Message("Contenido que aquí no se puede ver ({kind})")
    String unsupported(String kind);

    @Message("Archivo demasiado grande, no ha llegado")
    String fileOversized();

    @Message("Archivo que no ha llegado")
    String fileMissing();

    @Message("Responder a este mensaje")
    String answerThis();

    @Message("No responder a un mensaje en concreto")
    String answerNone();

    @Message("Botones de respuesta")
    String buttons();

    @Message("Una respuesta por línea, diez como mucho. Se ven debajo del texto, y pulsar una es contestar con ella.")
    String buttonsHint();

    @Message("sin identificar")
    String anonymous();

    @Message("Caso")
    String caseHeading();

    @Message("Número")
    String number();

    @Message("Canales")
    String channels();

    @Message("Idioma")
    String language();

    @Message("Asignado a")
    String assignee();

    @Message("Cola")
    String queue();

    @Message("Abierto")
    String opened();

    @Message("Última actividad")
    String lastActivity();

    @Message("Sin respuesta")
    String waiting();

    @Message("desde {moment}")
    String waitingSinceMoment(String moment);

    @Message("Caso siguiente, anterior")
    String keyMove();

    @Message("Escribir la respuesta")
    String keyReply();

    @Message("Escribir una nota interna")
    String keyNote();

    @Message("Asignarme el caso, o soltarlo")
    String keyAssign();

    @Message("Resolver el caso, o reabrirlo")
    String keyResolve();

    @Message("Ir a la lista")
    String keyList();

    @Message("Enviar lo que se escribe")
    String keySend();

    @Message("Ver estas teclas")
    String keySheet();

    @Message("Usar teclas de una sola letra")
    String keysOn();

    @Message("Adjuntar un archivo")
    String attach();

    @Message("Archivos adjuntos")
    String attachedFiles();

    @Message("Quitar")
    String removeFile();

    @Message("Subiendo…")
    String uploading();

    @Message("El archivo es demasiado grande.")
    String fileTooLarge();

    @Message("No se ha podido adjuntar el archivo. Prueba otra vez o con otro.")
    String fileRefused();

    @Message("Por este canal no se pueden enviar archivos. Quita los adjuntos o responde por otro canal.")
    String problemNoFiles();

    @Message("Cambiar o retirar")
    String changeSent();

    @Message("Nuevo texto")
    String newWords();

    @Message("Guardar el cambio")
    String saveChange();

    @Message("Retirar el mensaje")
    String takeBack();

    @Message("La persona dejará de verlo; aquí se conserva.")
    String takeBackHint();

    @Message("{who} ha retirado este mensaje; se conserva.")
    String deletedBy(String who);

    @Message("El cambio está en camino: la persona ve todavía este texto.")
    String editWaits();

    @Message("Se está retirando: la persona lo ve todavía.")
    String deletionWaits();

    @Message("No se ha podido cambiar: {reason}. La persona sigue viendo este texto.")
    String editFailed(String reason);

    @Message("No se ha podido retirar: {reason}. La persona lo sigue viendo.")
    String deletionFailed(String reason);

    @Message("el mensaje ya no está en el chat")
    String reasonMessageGone();

    @Message("la red ya no lo permite: ha pasado demasiado tiempo")
    String reasonTooLate();

    @Message("el texto es demasiado largo para el canal")
    String reasonTooLong();

    @Message("se envió en varias partes con un archivo; solo se puede retirar")
    String reasonInParts();

    @Message("se ha intentado durante un día sin conseguirlo")
    String reasonGaveUp();

    @Message("Este mensaje no se puede cambiar ni retirar por su canal.")
    String problemNotChangeable();

    @Message("Solo se puede cambiar o retirar un mensaje que ya se ha enviado.")
    String problemNotSent();

    @Message("Ha pasado demasiado tiempo: la red ya no deja retirar este mensaje.")
    String problemTooLate();

    @Message("El mensaje ya se ha retirado.")
    String problemAlreadyDeleted();

    @Message("Negrita")
    String bold();

    @Message("Cursiva")
    String italic();

    @Message("Código")
    String code();

    @Message("Enlace")
    String link();

    @Message("Lista")
    String list();

    @Message("Formato")
    String formatting();

    @Message("Por {channel} no se puede responder ahora: {reason}. Elige otra vía si la hay.")
    String notByThis(String channel, String reason);

    @Message("la cuenta con número de teléfono no deja que el bot retire mensajes")
    String reasonNoDeletion();
}
